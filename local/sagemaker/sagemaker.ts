import type { Cloud } from '../core/cloud';
import type { Service } from '../core/service';
import { endpointConfigOperations } from './endpoint-config';
import { endpointOperations } from './endpoint-operations';
import { invokeEndpointOperation } from './invoke-endpoint';
import { modelOperations } from './model';
import { modelPackageOperations } from './model-package';
import { modelPackageGroupOperations } from './model-package-group';
import type { SageMakerOptions } from './options';
import type { TrafficListener } from './state';
import { SageMakerState } from './state';
import { tagOperations } from './tags';
import { trainingJobOperations } from './training-job';
import { transformJobOperations } from './transform-job';

/** SageMaker's control plane and runtime. */
export interface SageMaker extends Service {
  /** Calls `listener` with each virtual minute of a variant that had traffic, when it is over. */
  onTraffic(listener: TrafficListener): void;
}

/** Makes SageMaker: jobs and endpoints run as processes, each image played by the Python that `options.containers` names. */
export function createSageMaker(cloud: Cloud, options: SageMakerOptions): SageMaker {
  const state = new SageMakerState(cloud, options);
  return {
    signingName: 'sagemaker',
    operations: {
      ...trainingJobOperations(state),
      ...transformJobOperations(state),
      ...modelOperations(state),
      ...modelPackageGroupOperations(state),
      ...modelPackageOperations(state),
      ...endpointConfigOperations(state),
      ...endpointOperations(state),
      ...tagOperations(state),
      InvokeEndpoint: invokeEndpointOperation(state),
    },
    // Captured traffic.
    settle: async () => {
      await Promise.all([...state.captures].map((capture) => capture.flush()));
    },
    onTraffic: (listener) => void state.trafficListeners.push(listener),
    stop: async () => {
      state.stopped = true;
      await Promise.all([...state.endpoints.values()].map((endpoint) => endpoint.stop()));
      const running = [...state.processes];
      running.forEach((process) => {
        process.kill('SIGKILL');
      });
      await Promise.all(running.map((process) => process.exit));
    },
  };
}
