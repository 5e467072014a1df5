// What is done to spaces, as mutations.
import { builder, EDITED_VERSION, signedIn } from '#graphql/builder.ts'
import { numberOf } from '#graphql/ids.ts'
import { Space, SpaceKind, SpaceRole } from './schema.ts'
import {
  addMember,
  archiveSpace,
  askToJoin,
  declineJoin,
  editSpace,
  makeSpace,
  removeMember,
  reopenSpace,
  setSpaceRole,
} from './service.ts'

const MakeSpaceInput = builder.inputType('MakeSpaceInput', {
  fields: (t) => ({
    name: t.string({ required: true }),
    about: t.string({ required: true }),
    kind: t.field({ type: SpaceKind, required: true }),
  }),
})
const spaceArgs = (id: string | number) => ({ spaceId: numberOf(id, 'Space', 'spaceId') })
const memberArgs = (args: { spaceId: string | number; personId: string | number }) => ({
  ...spaceArgs(args.spaceId),
  personId: numberOf(args.personId, 'Person', 'personId'),
})

builder.mutationFields((t) => {
  const member = { spaceId: t.arg.id({ required: true }), personId: t.arg.id({ required: true }) }
  return {
    makeSpace: t.field({
      type: Space,
      description: 'Makes a space; the viewer owns it.',
      args: { input: t.arg({ type: MakeSpaceInput, required: true }) },
      resolve: async (_, { input }, context) => (await makeSpace(signedIn(context), input)).id,
    }),
    editSpace: t.field({
      type: Space,
      description: 'Changes name, sentence or audience of a space the viewer looks after.',
      args: {
        spaceId: t.arg.id({ required: true }),
        input: t.arg({ type: MakeSpaceInput, required: true }),
        version: t.arg.int({ description: EDITED_VERSION }),
        allowsSealed: t.arg.boolean({
          description: 'May people post here without their name being stored? Stays when left out.',
        }),
      },
      resolve: async (_, { spaceId, input, version, allowsSealed }, context) =>
        (
          await editSpace(signedIn(context), {
            ...input,
            version,
            ...(allowsSealed == null ? {} : { allowsSealed }),
            ...spaceArgs(spaceId),
          })
        ).id,
    }),
    addMember: t.field({
      type: Space,
      description: 'Adds somebody; or joins an open space oneself.',
      args: member,
      resolve: async (_, args, context) =>
        (await addMember(signedIn(context), memberArgs(args))).id,
    }),
    removeMember: t.field({
      type: 'Boolean',
      description: 'Takes somebody out, or leaves. The last owner cannot go.',
      args: member,
      resolve: async (_, args, context) =>
        Boolean(await removeMember(signedIn(context), memberArgs(args))),
    }),
    setSpaceRole: t.field({
      type: Space,
      description: 'Makes a member an owner, or an owner a member.',
      args: { ...member, role: t.arg({ type: SpaceRole, required: true }) },
      resolve: async (_, { role, ...args }, context) =>
        (await setSpaceRole(signedIn(context), { ...memberArgs(args), role })).id,
    }),
    archiveSpace: t.field({
      type: Space,
      description:
        'Archives a space: it stays readable, and takes no new posts, comments, supports, members or boards.',
      args: { spaceId: t.arg.id({ required: true }) },
      resolve: async (_, { spaceId }, context) =>
        (await archiveSpace(signedIn(context), spaceArgs(spaceId))).id,
    }),
    reopenSpace: t.field({
      type: Space,
      description: 'Brings an archived space back, as it was.',
      args: { spaceId: t.arg.id({ required: true }) },
      resolve: async (_, { spaceId }, context) =>
        (await reopenSpace(signedIn(context), spaceArgs(spaceId))).id,
    }),
    askToJoin: t.field({
      type: Space,
      description: 'Asks the owners of a closed space to be let in.',
      args: { spaceId: t.arg.id({ required: true }), message: t.arg.string() },
      resolve: async (_, { spaceId, message }, context) =>
        (await askToJoin(signedIn(context), { ...spaceArgs(spaceId), message: message ?? '' })).id,
    }),
    declineJoin: t.field({
      type: Space,
      description: "Declines somebody's wish to join, quietly.",
      args: member,
      resolve: async (_, args, context) =>
        (await declineJoin(signedIn(context), memberArgs(args))).id,
    }),
  }
})
