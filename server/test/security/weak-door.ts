import { Body, Controller, Get, Module, Param, Post } from '@nestjs/common';
import { ConnectedSocket, MessageBody, SubscribeMessage } from '@nestjs/websockets';
import type { Socket } from 'socket.io';
import { Public, Allow } from '../../src/platform/permissions/allow';
import { Live } from '../../src/platform/realtime/live';
import type { Command } from './stage';

export interface WeakThing {
  [field: string]: unknown;
}

/** What the weak door has let in. */
export const letIn: WeakThing[] = [];
export const WEAK_SECRET = 'secret-behind-a-weak-door';
export const WEAK_HIDDEN = 'thg_01J00000000000000000000001';

/** Everything that a handler must not do, so that each suite can show that it would be noticed. */
@Controller('api/weak-things')
export class WeakController {
  /** Parses nothing and stores what comes; a text that it does not like ends in a failure. */
  @Public()
  @Post()
  add(@Body() thing: WeakThing): WeakThing {
    if (String(thing['text']).includes('%')) throw new Error('weak');
    const stored = { status: 'new', ...thing, text: String(thing['text']).replaceAll('<', '') };
    letIn.push(stored);
    return stored;
  }

  /** Tells a hidden thing from one that does not exist, and says what it is. */
  @Public()
  @Get(':id')
  read(@Param('id') id: string): WeakThing {
    if (id === WEAK_HIDDEN) return { id, text: WEAK_SECRET };
    return { missing: true };
  }
}

@Live()
export class WeakGateway {
  @Allow('account')
  @SubscribeMessage('weak:add')
  add(@MessageBody() thing: WeakThing): WeakThing {
    return { ...thing };
  }

  /** Lets anybody in without asking the room's door. */
  @Allow('account')
  @SubscribeMessage('weak:enter')
  async enter(@MessageBody() room: string, @ConnectedSocket() socket: Socket): Promise<void> {
    await socket.join(room);
  }
}

@Module({ controllers: [WeakController], providers: [WeakGateway] })
export class WeakDoor {}

const ID = { type: 'string', pattern: '^thg_[0-9A-Z]{26}$' };

/** The commands that a spec would derive if the weak handlers named a schema. */
export function weakCommands(): Command[] {
  const body = { type: 'object', properties: { id: ID, text: { type: 'string' } } };
  const common = { params: [], paramShapes: {}, body, unparsed: ['body'] };
  const valid = { id: WEAK_HIDDEN, text: 'Bonjour' };
  const rest = { params: {}, query: {}, body: valid, headers: {}, expects: undefined };
  return [
    {
      endpoint: {
        ...common,
        name: 'POST /api/weak-things',
        verb: 'POST',
        path: '/api/weak-things',
      },
      caller: 'anonymous',
      ...rest,
    },
    {
      endpoint: { ...common, name: 'live weak:add', verb: 'live', path: 'weak:add' },
      caller: 'member',
      ...rest,
    },
  ];
}

/** Reads the thing behind the weak door by its id. */
export function weakReading(): Command {
  const endpoint = { params: ['id'], paramShapes: { id: ID }, unparsed: ['param id'] };
  const address = { name: 'GET /api/weak-things/:id', verb: 'GET', path: '/api/weak-things/:id' };
  const params = { id: WEAK_HIDDEN };
  const rest = { query: {}, body: undefined, headers: {}, expects: undefined };
  return { endpoint: { ...endpoint, ...address }, caller: 'anonymous', params, ...rest };
}
