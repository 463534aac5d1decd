/** A creation that failed, but may have made something: the rollback deletes what has this physical id. */
export class FailedCreation extends Error {
  constructor(
    message: string,
    public readonly physicalId: string,
  ) {
    super(message);
  }
}
