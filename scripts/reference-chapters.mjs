// A plugin of typedoc: a chapter for each folder of lib/, and nothing of what all constructs have alike.
import { Comment, CommentTag, Converter, ReflectionKind } from 'typedoc';
import { MarkdownPageEvent } from 'typedoc-plugin-markdown';

const DECLARATIONS = ReflectionKind.Class | ReflectionKind.Interface | ReflectionKind.TypeAlias | ReflectionKind.Function;

/** `lib/constructs/batch/batch-engine.ts` -> `Batch`; what lies in no folder of its own belongs to the platform. */
function chapter(file) {
  const [, folder = 'platform'] = /^(?:lib\/constructs|lib|lambda)\/([^/]+)\//.exec(file) ?? [];
  return folder.charAt(0).toUpperCase() + folder.slice(1);
}

export function load({ converter, renderer }) {
  converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const declaration of project.getReflectionsByKind(DECLARATIONS)) {
      const file = project.getSymbolIdFromReflection(declaration)?.packagePath;
      if (declaration.parent !== project || file === undefined) {
        continue;
      }
      declaration.comment ??= new Comment();
      declaration.comment.blockTags.push(new CommentTag('@category', [{ kind: 'text', text: chapter(file) }]));
    }
    project.getReflectionsByKind(ReflectionKind.Constructor).forEach((constructor) => project.removeReflection(constructor));
    project.getReflectionsByKind(ReflectionKind.Class).forEach((construct) => delete construct.extendedTypes);
  });
  // Nothing links to a property, and its anchor has a number that any other property may change.
  renderer.on(MarkdownPageEvent.END, (page) => {
    page.contents = page.contents.replaceAll(/<a id="property-[^"]*"><\/a> /g, '');
  });
}
