/**
 * On-demand prices of SageMaker training instances, in US dollars an hour, by region.
 *
 * Source: AWS's price list, https://aws.amazon.com/sagemaker/ai/pricing/ (on-demand, training), as of November 2026. No price is asked for
 * at run time: the retraining budget needs the order of magnitude, and a bill settles the rest. A region or type that is used has a line.
 */
const PRICES: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'us-east-1': {
    'ml.c5.xlarge': 0.204,
    'ml.c5.2xlarge': 0.408,
    'ml.c5.4xlarge': 0.816,
    'ml.g4dn.xlarge': 0.736,
    'ml.g5.xlarge': 1.408,
    'ml.m5.large': 0.115,
    'ml.m5.xlarge': 0.23,
    'ml.m5.2xlarge': 0.461,
    'ml.m5.4xlarge': 0.922,
    'ml.m5.12xlarge': 2.765,
    'ml.m5.24xlarge': 5.53,
  },
};

/** Price of an hour of training; `undefined` when the table lacks region or type. */
export function trainingPriceUsd(region: string, instanceType: string): number | undefined {
  return PRICES[region]?.[instanceType];
}
