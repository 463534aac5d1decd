import type { Clock } from './clock';
import { AwsError, NotEmulated } from './aws-error';
import type { AccessRequest, Caller, Operation, Service } from './service';
import type { ResourceProvider } from './resource-provider';

/** An event that an AWS service puts on the default bus by itself. */
export interface ServiceEvent {
  /** For example `aws.s3`. */
  readonly source: string;
  /** For example `Object Created`. */
  readonly detailType: string;
  readonly detail: object;
  readonly resources?: readonly string[];
  /** @default - now, in virtual time */
  readonly time?: Date;
}

/** One value of a CloudWatch metric. */
export interface MetricValue {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly value: number;
  /** For example `Milliseconds`. @default None */
  readonly unit?: string;
  /** @default - now, in virtual time */
  readonly time?: Date;
}

/** What services offer to each other without an API of AWS's own. Each part is set by the module that implements it. */
export interface Ports {
  /** Delivers an event to the rules of the default bus. */
  emit(event: ServiceEvent): void;
  /** Records a metric value; alarms see it. */
  metric(value: MetricValue): void;
  /** Appends lines to a log stream; embedded metric lines become metrics. */
  log(group: string, stream: string, lines: readonly string[]): void;
  /** Temporary credentials of a role, as an AWS service gives them to a function or job; checks the trust policy. */
  assume(roleArn: string, service: string, session: string): Credentials;
  /** The caller that stands for a role taken by a service on behalf of the resource `sourceArn`, for calls inside the process. */
  callerFor(roleArn: string, service: string, session: string, sourceArn?: string): Caller;
  /** Throws `AccessDenied` unless allowed, and counts the call. */
  authorize(caller: Caller, request: AccessRequest): void;
}

/** Temporary credentials, valid on this machine's endpoint only. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration: Date;
}

/** Options of a local cloud. */
export interface CloudOptions {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  /** Folder for everything that is stored; one run, one folder. */
  readonly dataDir: string;
  /** URL that functions and jobs call, for example `http://127.0.0.1:4580`. */
  readonly endpoint: string;
  readonly clock: Clock;
}

/** The local cloud: the services and resource types of one account and region, on one machine. */
export class Cloud {
  readonly ports = {} as Ports;
  private readonly services = new Map<string, Service>();
  private readonly providers = new Map<string, ResourceProvider>();
  private stopped = false;

  constructor(readonly options: CloudOptions) {}

  get clock(): Clock {
    return this.options.clock;
  }

  /** `arn:<partition>:<service>:<region>:<account>:<resource>` */
  arn(service: string, resource: string): string {
    const { partition, region, account } = this.options;
    return `arn:${partition}:${service}:${region}:${account}:${resource}`;
  }

  addService(service: Service): void {
    this.services.set(service.signingName, service);
  }

  addProviders(providers: readonly ResourceProvider[]): void {
    for (const provider of providers) {
      this.providers.set(provider.type, provider);
    }
  }

  provider(type: string): ResourceProvider | undefined {
    return this.providers.get(type);
  }

  service(signingName: string): Service | undefined {
    return this.services.get(signingName);
  }

  /** Every resource type that can be provisioned, by name. */
  get allProviders(): ResourceProvider[] {
    return [...this.providers.values()].sort((a, b) => a.type.localeCompare(b.type));
  }

  /** Every service, by signing name. */
  get allServices(): Service[] {
    return [...this.services.values()].sort((a, b) => a.signingName.localeCompare(b.signingName));
  }

  /** Calls an operation as `caller`, with IAM enforced: the same door for HTTP, state machines and services. */
  async call<T = Record<string, unknown>>(caller: Caller, signingName: string, operation: string, input: object): Promise<T> {
    if (this.stopped) {
      throw new AwsError('ServiceUnavailable', 'local mode has stopped', 503);
    }
    const run: Operation | undefined = this.services.get(signingName)?.operations[operation];
    if (!run) {
      throw new NotEmulated(`the operation ${signingName}:${operation}`);
    }
    const authorize = (request: AccessRequest): void => {
      this.ports.authorize(caller, request);
    };
    return (await run(input, { cloud: this, caller, authorize })) as T;
  }

  /** Lets every service write what it still buffers. */
  async settle(): Promise<void> {
    await Promise.all([...this.services.values()].map(async (service) => service.settle?.()));
  }

  /** Writes what is buffered and ends all that runs; calls are refused from then on, so that nothing starts anew. */
  async stop(): Promise<void> {
    this.clock.stop();
    await this.settle();
    this.stopped = true;
    await Promise.all([...this.services.values()].map(async (service) => service.stop?.()));
  }
}
