// For a test that hangs: a machine that is busy with something else must not fail one that is only slow.
jest.setTimeout(30_000);
