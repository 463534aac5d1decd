import type { Environment } from './template';

/** A resource of a table, told of an environment: `{region}`, `{account}`, `{environment}`, `{stage}`, and of a role: `{function}`, its name without `Role`, and `{table}`, without `BackupRole`. */
export function filled(text: string, { name, stage, account, region }: Environment, role = ''): string {
  return text
    .replaceAll('{region}', region)
    .replaceAll('{account}', account)
    .replaceAll('{environment}', name)
    .replaceAll('{stage}', stage)
    .replaceAll('{function}', role.replace(/Role$/, ''))
    .replaceAll('{table}', role.replace(/BackupRole$/, ''));
}
