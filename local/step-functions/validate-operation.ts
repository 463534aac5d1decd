import type { ValidateStateMachineDefinitionCommandInput, ValidateStateMachineDefinitionCommandOutput } from '@aws-sdk/client-sfn';
import type { SdkOutput } from '../core/sdk-output';
import type { Operation } from '../core/service';
import { supportedInput } from '../core/supported-input';
import { assertDefinitionSize } from './request-limits';
import { validateDefinition } from './validate-definition';

/** Most diagnostics in an answer. */
const MOST = 100;

/** `ValidateStateMachineDefinition`: says what is wrong with a definition that need not be deployed. */
export const validateOperation: Record<string, Operation> = {
  ValidateStateMachineDefinition: supportedInput(
    'ValidateStateMachineDefinition',
    ['definition', 'type', 'severity', 'maxResults'],
    (input: ValidateStateMachineDefinitionCommandInput, { authorize }): SdkOutput<ValidateStateMachineDefinitionCommandOutput> => {
      authorize({ action: 'states:ValidateStateMachineDefinition', resource: '*' });
      const { definition = '', type = 'STANDARD', maxResults = MOST } = input;
      assertDefinitionSize(definition);
      const found = validateDefinition(definition, type);
      const most = maxResults === 0 ? MOST : maxResults;
      return { result: found.length > 0 ? 'FAIL' : 'OK', diagnostics: found.slice(0, most), truncated: found.length > most };
    },
  ),
};
