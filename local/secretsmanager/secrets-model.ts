import { BLOB, BOOLEAN, NUMBER, schemasOf, TEXT, TIME } from '../http/static-schema';

/* The wire format of Secrets Manager. */

const { structure, listOf, mapOf, operation } = schemasOf('com.amazonaws.secretsmanager');

const STAGES = listOf('SecretVersionStagesType', TEXT);
const TAGS = listOf('TagListType', structure('Tag', { Key: TEXT, Value: TEXT }));
const SECRET = { ARN: TEXT, Name: TEXT };
const VALUE = { SecretString: TEXT, SecretBinary: BLOB };
const DESCRIPTION = {
  ...SECRET,
  Description: TEXT,
  KmsKeyId: TEXT,
  RotationEnabled: BOOLEAN,
  CreatedDate: TIME,
  LastChangedDate: TIME,
  DeletedDate: TIME,
  Tags: TAGS,
};

export const CreateSecret$ = operation(
  'CreateSecret',
  { Name: TEXT, ClientRequestToken: TEXT, Description: TEXT, KmsKeyId: TEXT, Tags: TAGS, ...VALUE },
  { ...SECRET, VersionId: TEXT },
);

export const GetSecretValue$ = operation(
  'GetSecretValue',
  { SecretId: TEXT, VersionId: TEXT, VersionStage: TEXT },
  { ...SECRET, VersionId: TEXT, VersionStages: STAGES, CreatedDate: TIME, ...VALUE },
);

export const PutSecretValue$ = operation(
  'PutSecretValue',
  { SecretId: TEXT, ClientRequestToken: TEXT, VersionStages: STAGES, ...VALUE },
  { ...SECRET, VersionId: TEXT, VersionStages: STAGES },
);

export const UpdateSecret$ = operation(
  'UpdateSecret',
  { SecretId: TEXT, ClientRequestToken: TEXT, Description: TEXT, KmsKeyId: TEXT, ...VALUE },
  { ...SECRET, VersionId: TEXT },
);

export const DescribeSecret$ = operation(
  'DescribeSecret',
  { SecretId: TEXT },
  { ...DESCRIPTION, VersionIdsToStages: mapOf('SecretVersionsToStagesMapType', STAGES) },
);

const ENTRY = structure('SecretListEntry', {
  ...DESCRIPTION,
  SecretVersionsToStages: mapOf('SecretVersionsToStagesMapType', STAGES),
});

export const ListSecrets$ = operation(
  'ListSecrets',
  { IncludePlannedDeletion: BOOLEAN, MaxResults: NUMBER, NextToken: TEXT, Filters: listOf('FiltersListType', TEXT), SortOrder: TEXT },
  { SecretList: listOf('SecretListType', ENTRY), NextToken: TEXT },
);

export const DeleteSecret$ = operation(
  'DeleteSecret',
  { SecretId: TEXT, RecoveryWindowInDays: NUMBER, ForceDeleteWithoutRecovery: BOOLEAN },
  { ...SECRET, DeletionDate: TIME },
);

export const GetRandomPassword$ = operation(
  'GetRandomPassword',
  {
    PasswordLength: NUMBER,
    ExcludeCharacters: TEXT,
    ExcludeNumbers: BOOLEAN,
    ExcludePunctuation: BOOLEAN,
    ExcludeUppercase: BOOLEAN,
    ExcludeLowercase: BOOLEAN,
    IncludeSpace: BOOLEAN,
    RequireEachIncludedType: BOOLEAN,
  },
  { RandomPassword: TEXT },
);
