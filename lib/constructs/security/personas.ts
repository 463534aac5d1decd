import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { UNSCOPABLE } from '../../compliance/causes';
import { acknowledge } from '../../compliance/acknowledge';
import type { PersonaName } from '../../config/names';
import { personaRoleName } from '../../config/names';
import { Persona } from './persona';
import { handOver } from './role-policy';

/** Properties for defining `Personas`. */
export interface PersonasProps {
  readonly environment: string;
  /**
   * Their roles can be taken only by a session that carries a second factor.
   *
   * @default false
   */
  readonly needMfa?: boolean;
  /**
   * ARNs of roles that people have already.
   *
   * @default - none: all are made
   */
  readonly existing?: Readonly<Partial<Record<PersonaName, string>>>;
  /**
   * Managed policies that a role may have.
   *
   * @default 10
   */
  readonly maxPolicies?: number;
}

/** The people of the platform; stacks say what each may do with their things by `permissionsIn`. */
export class Personas extends Construct {
  /** Reads features and curated rows, computes features, looks at metrics. */
  public readonly dataScientist: Persona;
  /** Delivers files, starts ingestion, training and promotion, calls the inference API. */
  public readonly mlEngineer: Persona;
  /** Reads evaluations and approves or rejects model versions; does nothing else. */
  public readonly approver: Persona;
  /** Reads logs, configuration and reports; changes nothing. */
  public readonly auditor: Persona;

  constructor(scope: Construct, id: string, props: PersonasProps) {
    super(scope, id);
    const { environment, needMfa, existing = {}, maxPolicies } = props;
    const listPolicy = this.listPolicy(environment, Object.values(existing));
    const persona = (name: string, persona: PersonaName, description: string): Persona =>
      new Persona(this, name, {
        roleName: personaRoleName(environment, persona),
        description,
        listPolicy,
        needsMfa: needMfa,
        existingRoleArn: existing[persona],
        maxPolicies,
      });

    this.dataScientist = persona('DataScientist', 'data-scientist', 'Reads curated rows and features, computes features');
    this.mlEngineer = persona('MlEngineer', 'ml-engineer', 'Delivers files, starts trainings and promotions, calls the inference API');
    this.approver = persona('Approver', 'approver', 'Reads evaluations, approves or rejects model versions');
    this.auditor = persona('Auditor', 'auditor', 'Reads logs, configuration and reports');
  }

  /** Metrics and lists of names, which AWS can't limit to a resource. */
  private listPolicy(environment: string, existingRoles: readonly string[]): ManagedPolicy {
    const policy = new ManagedPolicy(this, 'Lists', {
      managedPolicyName: existingRoles.length > 0 ? `plumbline-${environment}-lists` : undefined,
      description: 'Metrics and lists that AWS can not limit to a resource',
      statements: [
        new PolicyStatement({
          actions: [
            'cloudwatch:GetMetricData',
            'cloudwatch:GetMetricStatistics',
            'cloudwatch:ListMetrics',
            'logs:DescribeLogGroups',
            'sagemaker:ListModelPackageGroups',
            'states:ListStateMachines',
          ],
          resources: ['*'],
        }),
      ],
    });
    acknowledge(policy, UNSCOPABLE, ['AwsSolutions::AwsSolutions-IAM5[Resource::*]']);
    if (existingRoles.length > 0) {
      handOver(policy, existingRoles);
    }
    return policy;
  }
}
