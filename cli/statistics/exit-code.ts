/** Exit codes of the commands that judge data; an error is 1. */
export const EXIT = { fine: 0, found: 3, notEnoughData: 4 } as const;
