/** Keys by which a role may do something only in one way; a value that each must not get along with. */
export const RESTRICTING_KEYS: Readonly<Record<string, string>> = {
  'cloudformation:TemplateUrl': 'https://example.com/template.json',
  'iam:PassedToService': 'glue.amazonaws.com',
  'kms:GrantIsForAWSResource': 'false',
  's3:prefix': 'other/',
  'sagemaker:ModelApprovalStatus': 'PendingManualApproval',
};
