/** Roles of functions. */
export const FUNCTIONS =
  /(Ingest|Plan|Seal|Gate|Sign|Verify|Evaluate|Prepare|Check|Function|Score|Commit|Profile|Compare|Sort|Join|Judge)Role$/;
/** Roles of state machines. */
export const WORKFLOWS = /WorkflowRole$/;
/** Roles of SageMaker's containers. */
export const CONTAINERS = /(TrainingRolesTraining|TrainingRolesModel|Container)Role$/;
/** All of them. */
export const WORKLOADS = new RegExp([FUNCTIONS, WORKFLOWS, CONTAINERS].map(({ source }) => source).join('|'));

/** Roles of people. */
export const PERSONAS = /^plumbline-\w+-(data-scientist|ml-engineer|approver|auditor)$/;
/** One of them. */
export const DATA_SCIENTIST = /^plumbline-\w+-data-scientist$/;
/** One of them. */
export const ML_ENGINEER = /^plumbline-\w+-ml-engineer$/;
/** One of them. */
export const APPROVER = /^plumbline-\w+-approver$/;
/** One of them. */
export const AUDITOR = /^plumbline-\w+-auditor$/;
