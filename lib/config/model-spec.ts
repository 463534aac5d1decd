/** Type of a feature or column. */
export type ColumnType = 'integer' | 'double' | 'string' | 'boolean' | 'timestamp';

/** One input of the model. */
export interface FeatureSpec {
  /** Name as `features.sql` gives it. */
  readonly name: string;
  /** Type of the value; a time has to be turned into numbers by `features.sql`. */
  readonly type: Exclude<ColumnType, 'timestamp'>;
  /** What it means, with its unit. */
  readonly description: string;
  /** Smallest value that the inference API accepts. @default - no limit */
  readonly min?: number;
  /** Largest value that the inference API accepts. @default - no limit */
  readonly max?: number;
  /** May be missing in a request. @default false */
  readonly optional?: boolean;
  /** Compared with the baseline; not for calendar features, which differ from any single day's by nature. @default true */
  readonly monitored?: boolean;
}

/** How an endpoint is served in one environment. */
export type ServingSpec = RealtimeServing | ServerlessServing;

/** Instances behind an endpoint, with autoscaling and data capture. */
export interface RealtimeServing {
  /** Instances that always run. */
  readonly mode: 'realtime';
  /** SageMaker's name of the instances, for example `ml.m5.large`. */
  readonly instanceType: string;
  /** Fewest instances; production needs 2. */
  readonly minInstances: number;
  /** Most instances that autoscaling may start. */
  readonly maxInstances: number;
  /** Invocations per instance and minute that autoscaling aims at. */
  readonly targetInvocationsPerMinute: number;
  /** Share of requests that is captured, in percent. */
  readonly capturePercent: number;
  /** How traffic moves to a new version. */
  readonly rollout: Rollout;
}

/** A serverless endpoint; the inference function writes the capture. */
export interface ServerlessServing {
  /** Nothing runs and nothing is paid between requests; AWS runs it outside the VPC. */
  readonly mode: 'serverless';
  /** 1024 to 6144, in steps of 1024. */
  readonly memorySizeMiB: number;
  /** Requests that are answered at the same time. */
  readonly maxConcurrency: number;
}

/** How traffic moves to a new version; an alarm in the bake time rolls back. */
export interface Rollout {
  /** `canary`: some instances first, the rest after the bake time; `all-at-once`: the only choice for one instance. */
  readonly type: 'canary' | 'all-at-once';
  /** Share of the instances that the canary takes, in percent. @default 50 */
  readonly canaryPercent?: number;
  /** Bake time, in seconds. */
  readonly bakeSec: number;
}

/** What a candidate must reach before it is registered. */
export interface GateSpec {
  /** Smallest area under the ROC curve on the held-out split. */
  readonly minAuc: number;
  /** Largest expected calibration error on the held-out split. */
  readonly maxCalibrationError: number;
  /** How far below the champion's AUC a candidate may be, within noise: it knows newer data. */
  readonly maxAucLoss: number;
  /** Fewest rows in the training split. */
  readonly minTrainingRows: number;
}

/** Input drift of live traffic against the baseline. */
export interface DriftSpec {
  /** Population stability index. */
  readonly method: 'psi';
  /** Effect size from which a column drifts. */
  readonly threshold: number;
  /** Daily windows in a row that must drift before the alarm. */
  readonly windows: number;
  /** Fewest rows of a window; with less the verdict is "not enough data". */
  readonly minRows: number;
}

/** Quality of live predictions, once their labels are known. */
export interface QualitySpec {
  /** Area under the ROC curve below which a day is poor. */
  readonly minAuc: number;
  /** Days in a row that must be poor before the alarm, 1 to 7. */
  readonly windows: number;
  /** Fewest labelled rows of a day; with less the verdict is "not enough data". */
  readonly minLabels: number;
  /** Days after the prediction's on which labels may still come; each re-opens the prediction's day. 1 to 30. @default 7 */
  readonly horizonDays?: number;
}

/** When the platform may train again by itself. */
export interface RetrainingSpec {
  /** Shortest time between two trainings, in hours. */
  readonly cooldownHours: number;
  /** Fewest labelled rows since the last training. */
  readonly minNewRows: number;
  /** Length of the training range that ends at the newest labelled day, in days; its last `testDays` are held out. */
  readonly trainingDays: number;
  /** Days before the test days on which the training decides when to stop. */
  readonly validationDays: number;
  /** Last days of the range, on which a candidate is judged. */
  readonly testDays: number;
  /** Limit of what retraining may cost in a calendar month, in US dollars; each one counts as if it ran as long as it may. */
  readonly monthlyBudgetUsd: number;
}

/** How whole days or files are scored. */
export interface BatchSpec {
  /** EventBridge schedule, in UTC: each time the day before is scored. */
  readonly schedule: string;
  /** `lambda`: functions and a serverless endpoint of their own, nothing is paid while idle; `transform`: a job in isolated networks. */
  readonly engine: 'lambda' | 'transform';
  /** The serverless endpoint of the engine `lambda`. @default - 2048 MiB, 5 requests at a time */
  readonly endpoint?: Pick<ServerlessServing, 'memorySizeMiB' | 'maxConcurrency'>;
}

/** A model: one folder under `models/`, one literal of this type. */
export interface ModelSpec {
  /** Lower case with hyphens; the folder's name. */
  readonly name: string;
  /** Folder with `features.sql` and the Python files: `__dirname` in `model.ts`. */
  readonly folder: string;
  /** What the score means, in one sentence; shown on the dashboard and the model card. */
  readonly description: string;
  /** Kind of the prediction. */
  readonly problem: 'binary-classification';
  /** The business figure that the model serves. */
  readonly kpi: {
    /** What is counted. */
    readonly name: string;
    /** How much of it is wanted, in words. */
    readonly target: string;
  };
  /** Team that answers for the model. */
  readonly owner: string;
  /** Name of the dataset (see `config/datasets/`) that `features.sql` reads. */
  readonly dataset: string;
  /** Column of 0 and 1 that is predicted. */
  readonly label: string;
  /** Inputs in the order in which the model takes them. */
  readonly features: readonly FeatureSpec[];
  /** Features by which bias is measured. Empty: the model has none, said on purpose. */
  readonly protectedAttributes: readonly string[];
  /** How it is trained. */
  readonly training: {
    /** Framework of AWS's container. */
    readonly framework: 'xgboost';
    /** Version of the framework and of AWS's container, for example `3.2-0`. */
    readonly frameworkVersion: string;
    /** Instance of the training job; its price must be known, see `lib/config/training-prices.ts`. */
    readonly instanceType: string;
    /** Disk of the training job. */
    readonly volumeSizeGiB: number;
    /** Time after which a training is stopped, in seconds; a retraining counts against the budget as if it took this long. */
    readonly maxRuntimeSec: number;
    /** What `train.py` gets as command line options. */
    readonly hyperparameters: Readonly<Record<string, string>>;
  };
  /** By environment name. */
  readonly serving: Readonly<Record<string, ServingSpec>>;
  /** Score from which the label is 1. */
  readonly decisionThreshold: number;
  /** What a candidate must reach. */
  readonly gates: GateSpec;
  /** When live traffic and live quality alarm. */
  readonly monitors: {
    /** Whether requests look like the data that the model learned from. */
    readonly drift: DriftSpec;
    /** Whether predictions turn out right. */
    readonly quality: QualitySpec;
  };
  /** When the platform may train again by itself. */
  readonly retraining: RetrainingSpec;
  /** Monthly cost of the model in one environment, in US dollars, of which AWS tells when it is near. */
  readonly monthlyBudgetUsd: number;
  /** How whole days or files are scored. */
  readonly batch: BatchSpec;
}
