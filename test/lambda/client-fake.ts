/** A client of an AWS service, as far as it is replaced. */
interface Client {
  send(command: unknown): Promise<unknown>;
}

/** Answers every command of a client class, until the mocks are restored. */
export function fakeClient(client: { readonly prototype: object }, answer: (command: unknown) => Promise<unknown>): void {
  jest.spyOn(client.prototype as Client, 'send').mockImplementation(answer);
}
