import { readFile } from 'node:fs/promises';
import { parseDocument } from 'yaml';
import type { Template } from './template';
import { yamlValue } from './yaml-values';

/** Reads a template in JSON or YAML. Throws when the file can't be read, is broken, or is no template, and names the line where it is known. */
export async function readTemplate(path: string): Promise<Template> {
  const text = await readFile(path, 'utf8');
  const template = text.trimStart().startsWith('{') ? (JSON.parse(text) as unknown) : parsedYaml(text);
  assertTemplate(template);
  return template;
}

function parsedYaml(text: string): unknown {
  // Short forms are unknown tags to the parser: it keeps them, and would warn.
  const document = parseDocument(text, { logLevel: 'silent' });
  const [error] = document.errors;
  if (error !== undefined) {
    throw new Error(error.message.split('\n')[0]);
  }
  return yamlValue(document.contents, document);
}

function assertTemplate(value: unknown): asserts value is Template {
  const template = isObject(value) ? value : {};
  const resources = template['Resources'];
  if (!isObject(resources) || Object.keys(resources).length === 0) {
    throw new Error('Resources must hold at least one resource, as in a CloudFormation template');
  }
  for (const section of ['Parameters', 'Resources']) {
    for (const [id, entry] of Object.entries(template[section] ?? {})) {
      // A loop is no resource before it is expanded.
      if (!id.startsWith('Fn::') && (!isObject(entry) || typeof entry['Type'] !== 'string')) {
        throw new Error(`${section}.${id} must have a Type`);
      }
    }
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
