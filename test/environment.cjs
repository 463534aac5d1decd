// As in cli/plumbline.ts: Node 20 is supported as long as the pinned SDK runs on it.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';
