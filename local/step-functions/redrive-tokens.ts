/** Client tokens that are known of one execution: as many as on AWS. */
const KEPT = 10;

/** The client tokens of redrives that have been accepted: the same one again is the same redrive. */
export class RedriveTokens {
  /** Dates by token, by execution. */
  private readonly byExecution = new Map<string, Map<string, Date>>();

  /** When the redrive with this token was accepted. */
  find(executionArn: string, token: string | undefined): Date | undefined {
    return token === undefined ? undefined : this.byExecution.get(executionArn)?.get(token);
  }

  keep(executionArn: string, token: string | undefined, date: Date): void {
    if (token === undefined) {
      return;
    }
    const tokens = this.byExecution.get(executionArn) ?? new Map<string, Date>();
    this.byExecution.set(executionArn, tokens.set(token, date));
    const oldest = tokens.keys().next().value;
    if (tokens.size > KEPT && oldest !== undefined) {
      tokens.delete(oldest);
    }
  }
}
