/** What a custom resource has answered. */
export interface CustomResourceResponse {
  readonly succeeded: boolean;
  readonly reason: string;
  readonly physicalId?: string;
  /** What `Fn::GetAtt` finds. */
  readonly data: Readonly<Record<string, unknown>>;
  /** Whether the data is shown as asterisks. */
  readonly noEcho: boolean;
}

/** In bytes. */
const MAX_BODY = 4096;
const MAX_PHYSICAL_ID = 1024;

/** Reads the body that was put to the response URL; one that breaks a rule is a failure with that rule as its reason. */
export function readResponse(body: Buffer): CustomResourceResponse {
  if (body.length > MAX_BODY) {
    return failure('Response object is too long.');
  }
  const { Status, Reason = '', PhysicalResourceId, Data, NoEcho } = fieldsOf(body);
  const physicalId = typeof PhysicalResourceId === 'string' && PhysicalResourceId !== '' ? PhysicalResourceId : undefined;
  if (Status !== 'SUCCESS' && Status !== 'FAILED') {
    return failure(`Invalid response object: Status must be SUCCESS or FAILED, got ${JSON.stringify(Status)}`);
  }
  if (physicalId === undefined || physicalId.length > MAX_PHYSICAL_ID) {
    return failure('Invalid PhysicalResourceId');
  }
  return {
    succeeded: Status === 'SUCCESS',
    reason: String(Reason),
    physicalId,
    data: (Data ?? {}) as Record<string, unknown>,
    noEcho: String(NoEcho) === 'true',
  };
}

function fieldsOf(body: Buffer): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body.toString()) as Record<string, unknown>;
  } catch {
    return {};
  }
}

function failure(reason: string): CustomResourceResponse {
  return { succeeded: false, reason, data: {}, noEcho: false };
}
