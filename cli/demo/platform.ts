import { personaRoleName, pascalCase } from '../../lib/config/names';
import type { PersonaName } from '../../lib/config/names';
import { Clients, stackOutputs } from './account';

/** The deployed platform of one environment, as its people see it. */
export interface Platform {
  readonly admin: Clients;
  readonly mlEngineer: Clients;
  readonly dataScientist: Clients;
  readonly approver: Clients;
  readonly auditor: Clients;
  /** Value of a stack's output; throws when there is none. */
  output(stack: string, key: string): string;
}

/** Finds the outputs of an environment's stacks and takes the personas' roles. */
export async function connect(endpoint: string, account: string, region: string, environment: string): Promise<Platform> {
  // Local mode treats a key that it did not issue as the account's administrator.
  const admin = new Clients({ endpoint, region, credentials: { accessKeyId: 'administrator', secretAccessKey: 'administrator' } });
  const persona = (name: PersonaName): Promise<Clients> => admin.as(`arn:aws:iam::${account}:role/${personaRoleName(environment, name)}`);
  const [outputs, mlEngineer, dataScientist, approver, auditor] = await Promise.all([
    stackOutputs(admin),
    persona('ml-engineer'),
    persona('data-scientist'),
    persona('approver'),
    persona('auditor'),
  ]);
  const output = (stack: string, key: string): string => {
    const name = `${pascalCase(environment)}-${stack}`;
    const value = outputs.get(name)?.[key];
    if (value === undefined) {
      throw new Error(`stack ${name} must have the output ${key}, got ${Object.keys(outputs.get(name) ?? {}).join(', ') || 'none'}`);
    }
    return value;
  };
  return { admin, mlEngineer, dataScientist, approver, auditor, output };
}
