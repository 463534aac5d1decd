import { existsSync } from 'node:fs';
import nodeModule, { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Handler } from './handler-call';

const STREAMING = 'local mode does not emulate response streaming (awslambda.streamifyResponse)';

/** Loads the handler `<path>/<file>.<export>`; an export may be nested: `index.handlers.create`. */
export async function loadHandler(taskRoot: string, name: string): Promise<Handler> {
  Object.assign(globalThis, {
    awslambda: {
      streamifyResponse: () => {
        throw new Error(STREAMING);
      },
    },
  });
  keepInside(taskRoot);
  const [, file = '', exported = ''] = /^([^.]*)\.(.*)$/.exec(basename(name)) ?? [];
  const loaded: unknown = await loadModule(taskRoot, join(dirname(name), file));
  const handler = exported.split('.').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], loaded);
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${name} is undefined or not exported`), { code: 'HANDLER_NOT_FOUND' });
  }
  return handler as Handler;
}

async function loadModule(taskRoot: string, name: string): Promise<unknown> {
  const path = ['', '.js', '.mjs', '.cjs'].map((suffix) => join(taskRoot, name + suffix)).find((file) => existsSync(file));
  const fromRoot = createRequire(join(taskRoot, 'index.js'));
  // A handler may also be a package, for example of a layer.
  const found = path ?? fromRoot.resolve(name);
  if (!found.endsWith('.mjs')) {
    try {
      return fromRoot(found) as unknown;
    } catch (error) {
      if (!['ERR_REQUIRE_ESM', 'ERR_REQUIRE_ASYNC_MODULE'].includes((error as NodeJS.ErrnoException).code ?? '')) {
        throw error;
      }
    }
  }
  nodeModule.register(HOOKS);
  return await import(pathToFileURL(found).href);
}

/** Packages are those of the code, the layers and the runtime, never those of a project around the assembly: AWS would not have them. */
function keepInside(taskRoot: string): void {
  const resolver = nodeModule as unknown as { _nodeModulePaths: (from: string) => string[] };
  const original = resolver._nodeModulePaths;
  resolver._nodeModulePaths = (from) =>
    from === taskRoot || from.startsWith(join(taskRoot, '/'))
      ? original(from).filter((folder) => folder.startsWith(join(taskRoot, '/')))
      : original(from);
}

/** ES modules don't look at NODE_PATH by themselves; AWS's runtime lets them. */
const HOOKS = `data:text/javascript,${encodeURIComponent(`
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
const require = createRequire(import.meta.url.startsWith('file:') ? import.meta.url : process.cwd() + '/index.js');
const paths = (process.env.NODE_PATH ?? '').split(':').filter(Boolean);
export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND' || /^[./]|^[a-z]+:/.test(specifier)) throw error;
    for (const path of paths) {
      try {
        return await next(specifier, { ...context, parentURL: pathToFileURL(path.replace(/node_modules$/, '') + '/index.js').href });
      } catch {}
    }
    throw error;
  }
}`)}`;
