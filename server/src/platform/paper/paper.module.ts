import { Global, Module } from '@nestjs/common';
import { Paper } from './paper';

@Global()
@Module({ providers: [Paper], exports: [Paper] })
export class PaperModule {}
