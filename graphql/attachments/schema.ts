import { builder, signedIn } from '#graphql/builder.ts'
import { NotFound } from '#graphql/errors.ts'
import { loaderOf } from '#graphql/loaders.ts'
import { parse } from '#graphql/parse.ts'
import { Person } from '#graphql/people/schema.ts'
import { Post } from '#graphql/posts/schema.ts'
import { removePicture, setPicture } from './faces.ts'
import { UploadedFiles } from './input.ts'
import { type FileRow, filesByIds, filesOf, unclaimedFiles } from './queries.ts'
import { describeFile, removeFile } from './service.ts'

/** A file, by its row or its id. Only what the viewer may open is ever loaded. */
export const FileRef = builder.loadableObjectRef<FileRow, string>('File', {
  load: async (ids, context) => {
    const rows = await filesByIds(context.db, signedIn(context).viewer, ids)
    return rows.map((row) => row ?? new NotFound())
  },
})
FileRef.implement({
  description:
    'A file under a post or comment, or one that its owner has just uploaded with PUT /files?name=….',
  fields: (t) => ({
    id: t.exposeID('id', { description: 'Its random id.' }),
    name: t.exposeString('name', { description: 'Its name.' }),
    mediaType: t.exposeString('mediaType', {
      description: 'What it is served as. Only pictures open in a page; the rest is downloaded.',
    }),
    bytes: t.exposeInt('bytes', { description: 'Its size.' }),
    width: t.exposeInt('width', { nullable: true, description: 'In pixels, for pictures.' }),
    height: t.exposeInt('height', { nullable: true, description: 'In pixels, for pictures.' }),
    alt: t.exposeString('alt', { description: 'What it shows, in words; may be empty.' }),
    isImage: t.boolean({
      description: 'Can it be shown in a page?',
      resolve: (file) => file.mediaType.startsWith('image/'),
    }),
    url: t.string({
      description: 'Where it lies; for those who may open it.',
      resolve: ({ id }) => `/files/${id}`,
    }),
    smallUrl: t.string({
      nullable: true,
      description: 'A picture of at most 480 pixels a side; null for what is no picture.',
      resolve: ({ id, mediaType }) =>
        mediaType.startsWith('image/') ? `/files/${id}?size=small` : null,
    }),
  }),
})

/** The files of the posts of an answer, in one statement. */
const filesLoader = loaderOf<number, FileRow[]>(async (postIds, context) => {
  const rows = await filesOf(context.db, signedIn(context).viewer, { postIds })
  const byPost = Map.groupBy(rows, (row) => row.postId)
  return postIds.map((id) => byPost.get(id) ?? [])
})
builder.interfaceFields(Post, (t) => ({
  files: t.field({
    type: [FileRef],
    description: 'Its files, oldest first, at most 20.',
    resolve: ({ id }, _, context) => filesLoader(context).load(id),
  }),
}))

builder.queryFields((t) => ({
  uploadedFiles: t.field({
    type: [FileRef],
    description:
      "Of these files the viewer's own that stand under nothing yet: what came along with a form that was refused.",
    args: { ids: t.arg.idList({ required: true }) },
    resolve: (_, { ids }, context) => {
      const input = parse(UploadedFiles, { ids: ids.map(String) })
      return unclaimedFiles(context.db, signedIn(context).viewer, input.ids)
    },
  }),
}))

builder.mutationFields((t) => ({
  describeFile: t.field({
    type: FileRef,
    description: "Says in words what a picture of the viewer's shows.",
    args: { fileId: t.arg.id({ required: true }), alt: t.arg.string({ required: true }) },
    resolve: async (_, { fileId, alt }, context) =>
      (await describeFile(signedIn(context), { fileId: String(fileId), alt })).id,
  }),
  removeFile: t.field({
    type: 'Boolean',
    description: "Removes a file of the viewer's own.",
    args: { fileId: t.arg.id({ required: true }) },
    resolve: async (_, { fileId }, context) =>
      Boolean(await removeFile(signedIn(context), { fileId: String(fileId) })),
  }),
  setPicture: t.field({
    type: Person,
    description: "Makes an uploaded picture the viewer's face.",
    args: { fileId: t.arg.id({ required: true }) },
    resolve: async (_, { fileId }, context) => {
      await setPicture(signedIn(context), { fileId: String(fileId) })
      return signedIn(context).viewer.id
    },
  }),
  removePicture: t.field({
    type: Person,
    description: "Takes the viewer's picture down.",
    resolve: async (_, __, context) => {
      await removePicture(signedIn(context))
      return signedIn(context).viewer.id
    },
  }),
}))
