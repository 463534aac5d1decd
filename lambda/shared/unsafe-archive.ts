/** An archive that is damaged, or that must not be unpacked. */
export class UnsafeArchive extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'UnsafeArchive';
  }
}
