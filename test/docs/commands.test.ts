import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { scripts } from '../../package.json';
import { ROOT, codeLines, everyPage } from './markdown';

let known: Command[];

// The tables load by native imports, which a test can't follow.
beforeAll(async () => {
  const tables = ['plumbline', 'package-commands'].map((name) => readFileSync(join(ROOT, `cli/${name}.ts`), 'utf8')).join('');
  const table = tables.matchAll(/import\('\.\/(.+)\.js'\)\)\.(\w+)\(\)/g);
  known = await Promise.all([...table].map(([, file = '', name = '']) => made(file, name)));
});

async function made(file: string, name: string): Promise<Command> {
  const module = (await import(`../../cli/${file}`)) as Readonly<Record<string, () => Command>>;
  return module[name]?.() ?? new Command('missing');
}

/** Scripts of package.json that are a command of `plumbline`. */
const SHORTCUTS = ['demo', 'local', 'changes'];

/** npm's own commands that the pages use. */
const NPM = ['ci', 'cit', 'pack', 'install'];

/** The commands of all shell blocks, taken apart at `&&`, without environment variables before them. */
function shellCommands(): string[] {
  return everyPage()
    .filter(({ file }) => !file.startsWith('test'))
    .flatMap((page) => codeLines(page, 'sh', 'bash'))
    .flatMap((line) => line.split(/ && |; do | \| /))
    .map((command) => command.trim().replace(/^(\w+=\S+ )+/, ''));
}

/** What is wrong with `plumbline <arguments>`; nothing when it is a command with these options. */
function plumblineProblems(words: readonly string[], commands: readonly Command[] = known): string[] {
  const command = commands.find((candidate) => candidate.name() === words[0]);
  if (command === undefined) {
    return [`plumbline has no command ${words[0] ?? ''}`];
  }
  if (command.commands.length > 0) {
    return plumblineProblems(words.slice(1), command.commands);
  }
  const options = words.filter((word) => word.startsWith('--') && word !== '--');
  return options
    .filter((option) => !command.options.some(({ long }) => long === option))
    .map((option) => `plumbline ${command.name()} has no option ${option}`);
}

function problems(command: string): string[] {
  const [tool, first = '', second = '', ...others] = command.split(/\s+/);
  const afterDashes = others.filter((word) => word !== '--');
  switch (tool) {
    case 'npm':
      if (first !== 'run') {
        return NPM.includes(first) ? [] : [`npm has no command ${first} that we know`];
      }
      if (!(second in scripts)) {
        return [`package.json has no script ${second}`];
      }
      if (second === 'plumbline') {
        return plumblineProblems(afterDashes);
      }
      return SHORTCUTS.includes(second) ? plumblineProblems([second, ...afterDashes]) : [];
    case 'plumbline':
      return plumblineProblems([first, second, ...others]);
    case 'node':
      // What lies in dist/ is compiled from the source of the same name.
      return [first.replace(/^dist\/(.+)\.js$/, '$1.ts')].filter((file) => !existsSync(join(ROOT, file))).map((file) => `no file ${file}`);
    default:
      return [];
  }
}

test('every command of npm, node and plumbline in a shell block exists, with its options', () => {
  const commands = shellCommands();
  expect(commands.filter((command) => /^(npm|plumbline|node) /.test(command)).length).toBeGreaterThan(10);
  expect(commands.flatMap((command) => problems(command).map((problem) => `${command}: ${problem}`))).toEqual([]);
});

test.each([
  ['npm run none', 'package.json has no script none'],
  ['npm run plumbline -- none', 'plumbline has no command none'],
  ['plumbline rollback --none x', 'plumbline rollback has no option --none'],
  ['npm run local -- --none', 'plumbline local has no option --none'],
  ['node dist/none.js', 'no file none.ts'],
])('%s is found to be wrong', (command, problem) => {
  expect(problems(command)).toEqual([problem]);
});
