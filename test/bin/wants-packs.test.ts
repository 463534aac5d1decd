import { wantsPacks } from '../../bin/wants-packs';

test.each([{}, { PLUMBLINE_PACKS: 'on' }, { PLUMBLINE_PACKS: '' }, { CI: 'true' }])('runs the packs with %j', (environment) => {
  expect(wantsPacks(environment)).toBe(true);
});

test.each([{ PLUMBLINE_PACKS: 'off' }, { PLUMBLINE_PACKS: 'off', CI: '' }])('leaves the packs out with %j', (environment) => {
  expect(wantsPacks(environment)).toBe(false);
});

test.each(['CI', 'CODEBUILD_BUILD_ID', 'JENKINS_URL'])('fails to leave them out where %s is set', (name) => {
  expect(() => wantsPacks({ PLUMBLINE_PACKS: 'off', [name]: '1' })).toThrow(
    `PLUMBLINE_PACKS must not be off on a build server, which ${name} says that this is`,
  );
});
