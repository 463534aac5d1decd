#!/usr/bin/env node
import { PACKAGE_COMMANDS } from './package-commands';
import { runCommand } from './run-command';

// The npm package's `plumbline`, bundled when the package is made.
runCommand(PACKAGE_COMMANDS);
