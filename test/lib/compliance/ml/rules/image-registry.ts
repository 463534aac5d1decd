import { AWS_IMAGE, MODEL, MODEL_PACKAGE, OWN_IMAGE, PROCESSING_JOB } from '../compliant';
import type { RuleFixture } from '../fixture';
import { changed } from '../fixture';
import { jsonataTask, jsonPathTask, stateMachine } from '../programs';

export const fixture: RuleFixture = {
  passes: {
    'the registry of the account': changed(MODEL, { PrimaryContainer: { Image: OWN_IMAGE } }),
    'the registry of AWS': changed(MODEL, { PrimaryContainer: { Image: AWS_IMAGE } }),
    'the account by its pseudo parameter': changed(MODEL, {
      PrimaryContainer: { Image: { 'Fn::Sub': '${AWS::AccountId}.dkr.ecr.${AWS::Region}.${AWS::URLSuffix}/scoring@sha256:abc' } },
    }),
    'a repository of the template': changed(MODEL, {
      PrimaryContainer: { Image: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Images', 'RepositoryUri'] }, ':1']] } },
    }),
    'no image, but a version of the registry': MODEL,
    'a private registry through the VPC': changed(MODEL, {
      PrimaryContainer: { Image: 'registry.example.com/scoring:1.0', ImageConfig: { RepositoryAccessMode: 'Vpc' } },
    }),
    'an image of a job': PROCESSING_JOB,
  },
  finds: {
    'a public registry': [changed(MODEL, { PrimaryContainer: { Image: 'docker.io/library/python:3.12' } }), 'PrimaryContainer.Image'],
    'a private registry past the VPC': [
      changed(MODEL, {
        PrimaryContainer: { Image: 'registry.example.com/scoring:1.0', ImageConfig: { RepositoryAccessMode: 'Platform' } },
      }),
      'PrimaryContainer.Image',
    ],
    "somebody else's account": [
      changed(MODEL, { PrimaryContainer: { Image: '999999999999.dkr.ecr.us-east-1.amazonaws.com/scoring:1.0' } }),
      'PrimaryContainer.Image',
    ],
    'a repository of another template': [
      changed(MODEL, { PrimaryContainer: { Image: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Others', 'RepositoryUri'] }, ':1']] } } }),
      'PrimaryContainer.Image',
    ],
    'known at run time only': [
      stateMachine({ Make: jsonPathTask('createModel', { PrimaryContainer: { 'Image.$': '$.image' } }) }),
      'Make.PrimaryContainer.Image',
    ],
    'a training image': [
      stateMachine({ Train: jsonataTask('createTrainingJob.sync', { AlgorithmSpecification: { TrainingImage: 'python:3.12' } }) }),
      'Train.AlgorithmSpecification.TrainingImage',
    ],
    'a version of the registry': [
      changed(MODEL_PACKAGE, { 'InferenceSpecification.Containers': [{ Image: 'python:3.12' }] }),
      'InferenceSpecification.Containers.0.Image',
    ],
  },
  beside: { Images: { Type: 'AWS::ECR::Repository', Properties: {} } },
};
