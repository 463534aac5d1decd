import { AwsError } from '../core/aws-error';

/** The model's container answered with an error, or not at all; the members are those of the SDK's `ModelError`. */
export class ModelError extends AwsError {
  constructor(OriginalStatusCode: number, OriginalMessage: string, LogStreamArn: string) {
    const party = OriginalStatusCode >= 400 && OriginalStatusCode < 500 ? 'client' : 'server';
    super(
      'ModelError',
      `Received ${party} error (${OriginalStatusCode}) from primary with message "${OriginalMessage}". ` +
        `See ${LogStreamArn} for more information.`,
      424,
      { OriginalStatusCode, OriginalMessage, LogStreamArn },
    );
  }
}
