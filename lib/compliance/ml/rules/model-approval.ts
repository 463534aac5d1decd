import { controlsOf } from '../controls';
import type { MlRule } from '../rule';
import { broken, equal } from '../values';

/** A version of the registry is approved as it is registered. */
export const modelApproval: MlRule = {
  name: 'ModelApproval',
  types: ['AWS::SageMaker::ModelPackage'],
  info: 'A version of the registry is approved as it is registered.',
  why: 'Nobody but its maker has then judged it; approval is the act of another person.',
  fix: 'Leave ModelApprovalStatus out, or set it to PendingManualApproval, and let the approver change it.',
  controls: controlsOf('INTEGRITY'),
  check: ({ input }) =>
    broken(input, ['ModelApprovalStatus'], (status) => status === undefined || equal('PendingManualApproval', 'Rejected')(status)),
};
