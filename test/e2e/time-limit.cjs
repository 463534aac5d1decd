// A test of a life cycle takes seconds, not milliseconds: this is for one that hangs.
jest.setTimeout(300_000);
