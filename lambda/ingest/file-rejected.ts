/** The file as a whole breaks its contract; the message says why, for people. */
export class FileRejected extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FileRejected';
  }
}
