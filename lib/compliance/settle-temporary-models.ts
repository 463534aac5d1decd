import { CfnResource, Stack } from 'aws-cdk-lib/core';
import type { IConstruct } from 'constructs';
import { acknowledge } from './acknowledge';
import type { Properties } from './ml/api-request';
import { flatText } from './ml/flat-text';
import { unreadable } from './ml/requests-of';
import { imagePinned } from './ml/rules/image-pinned';
import { imageRegistry } from './ml/rules/image-registry';
import { modelFromRegistry } from './ml/rules/model-from-registry';
import { resourceOf, StackView } from './ml/stack-view';
import type { State, StateBlock } from './ml/state-blocks';
import { stateBlocks } from './ml/state-blocks';
import { stateMachineRequests } from './ml/state-machine-requests';
import { TEMPORARY_MODEL } from './model-causes';

/** Acknowledges that a state machine makes a model from an artefact, where the state before verifies its signature and another deletes the model. */
export function settleTemporaryModels(node: IConstruct): void {
  if (!CfnResource.isCfnResource(node) || node.cfnResourceType !== 'AWS::StepFunctions::StateMachine') {
    return;
  }
  const { type, properties } = resourceOf(node);
  if (unreadable(type, properties) !== undefined) {
    return;
  }
  const temporary = stateBlocks(properties).flatMap((block) =>
    Object.keys(block.states)
      .filter((name) => isTemporary(block, name))
      .map((name) => `${block.path}${name}`),
  );
  const view = new StackView(Stack.of(node));
  const ids = stateMachineRequests(properties)
    .filter(({ place }) => temporary.includes(place))
    .flatMap((request) =>
      [modelFromRegistry, imageRegistry, imagePinned].flatMap((rule) =>
        rule.check(request, view).map((property) => `MlSecurity::MlSecurity-${rule.name}[${request.place}.${property}]`),
      ),
    );
  acknowledge(node, TEMPORARY_MODEL, ids);
}

/** Whether a state makes a model that every state before it has verified and that its block deletes. */
function isTemporary({ states }: StateBlock, name: string): boolean {
  const model = callOf(states[name], 'sagemaker:createModel')?.['ModelName'];
  const before = Object.values(states).filter(({ Next: next }) => next === name);
  return (
    model !== undefined &&
    before.length > 0 &&
    before.every(isVerification) &&
    Object.values(states).some((state) => callOf(state, 'sagemaker:deleteModel')?.['ModelName'] === model)
  );
}

function isVerification(state: State): boolean {
  const payload = callOf(state, 'lambda:invoke')?.['Payload'];
  return typeof payload === 'object' && payload !== null && 'artifactKey' in payload && 'signatureKey' in payload;
}

/** What a task passes to an integration; `undefined` for any other state. */
function callOf(state: State | undefined, integration: string): Properties | undefined {
  return state !== undefined && flatText(state.Resource).endsWith(`:${integration}`) ? (state.Arguments as Properties) : undefined;
}
