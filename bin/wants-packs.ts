/** Variables that build servers set: GitHub Actions and most others, CodeBuild, Jenkins. */
const BUILD_SERVER = ['CI', 'CODEBUILD_BUILD_ID', 'JENKINS_URL'];

/**
 * Whether a synthesis runs the rule packs: always, unless `PLUMBLINE_PACKS` is `off`, which makes the inner loop of development faster.
 *
 * Throws on a build server that is told to leave them out.
 */
export function wantsPacks(environment: Readonly<Record<string, string | undefined>>): boolean {
  if (environment['PLUMBLINE_PACKS'] !== 'off') {
    return true;
  }
  const server = BUILD_SERVER.find((name) => (environment[name] ?? '') !== '');
  if (server !== undefined) {
    throw new Error(`PLUMBLINE_PACKS must not be off on a build server, which ${server} says that this is`);
  }
  return false;
}
