import { MODEL_PACKAGE } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { pipeline } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    pending: changed(MODEL_PACKAGE, { ModelApprovalStatus: 'PendingManualApproval' }),
    'pending by default': MODEL_PACKAGE,
  },
  finds: {
    approved: [changed(MODEL_PACKAGE, { ModelApprovalStatus: 'Approved' }), 'ModelApprovalStatus'],
    'what a pipeline is started with': [
      pipeline('RegisterModel', { ModelApprovalStatus: { Get: 'Parameters.ModelApprovalStatus' } }),
      'Step.ModelApprovalStatus',
    ],
  },
};
