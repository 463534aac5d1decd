import { NOTEBOOK } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';

export const fixture: RuleFixture = {
  passes: {
    'a compliant one': NOTEBOOK,
    'a parameter that is 20 characters long': changed(NOTEBOOK, { KmsKeyId: { Ref: 'Filled' } }),
    'a parameter whose pattern excludes the empty text': changed(NOTEBOOK, { KmsKeyId: { Ref: 'Named' } }),
    'a parameter of named values': changed(NOTEBOOK, { KmsKeyId: { Ref: 'Chosen' } }),
    'a key of another stack': changed(NOTEBOOK, { KmsKeyId: { 'Fn::ImportValue': 'Key' } }),
  },
  finds: {
    'left out': [changed(NOTEBOOK, { KmsKeyId: undefined }), 'KmsKeyId'],
    'the key of AWS': [changed(NOTEBOOK, { KmsKeyId: 'alias/aws/sagemaker' }), 'KmsKeyId'],
    'a parameter that may be empty': [changed(NOTEBOOK, { KmsKeyId: { Ref: 'Key' } }), 'KmsKeyId'],
    'a parameter that is empty by default': [changed(NOTEBOOK, { KmsKeyId: { Ref: 'Empty' } }), 'KmsKeyId'],
  },
  parameters: {
    Key: { Type: 'String' },
    Empty: { Type: 'String', Default: '' },
    Filled: { Type: 'String', MinLength: 20 },
    Named: { Type: 'String', AllowedPattern: 'arn:.+' },
    Chosen: { Type: 'String', AllowedValues: ['alias/one', 'alias/two'] },
  },
};
