/** What a client of the JavaScript SDK gets, without what describes the HTTP exchange. */
export type SdkOutput<CommandOutput> = Omit<CommandOutput, '$metadata'>;
