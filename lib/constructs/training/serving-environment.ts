/** Environment of the serving container: where it finds the code inside the artefact. */
export const SERVING_ENVIRONMENT = {
  SAGEMAKER_PROGRAM: 'serve.py',
  SAGEMAKER_SUBMIT_DIRECTORY: '/opt/ml/model/code',
};
