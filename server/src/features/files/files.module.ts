import { Module } from '@nestjs/common';
import { MongooseModule } from '@nestjs/mongoose';
import { MulterModule } from '@nestjs/platform-express';
import { FILE_LIMIT } from '@passerelle/contracts/files';
import { SETTINGS, type Settings } from '../../platform/config/settings';
import { BodiesModule } from '../bodies/bodies.module';
import { FileController } from './file.controller';
import { FileDisk, incomingDirectory } from './file-disk';
import { FileRepository } from './file.repository';
import { FileRecord, FileSchema } from './file.schema';
import { FileTextService } from './file-text.service';
import { FileService } from './file.service';

@Module({
  imports: [
    BodiesModule,
    MongooseModule.forFeature([{ name: FileRecord.name, schema: FileSchema }]),
    MulterModule.registerAsync({
      inject: [SETTINGS],
      useFactory: (settings: Settings) => ({
        dest: incomingDirectory(settings),
        defParamCharset: 'utf8',
        limits: { fileSize: FILE_LIMIT, files: 1, fields: 0, parts: 1 },
      }),
    }),
  ],
  controllers: [FileController],
  providers: [FileTextService, FileRepository, FileDisk, FileService],
  exports: [FileTextService, FileService],
})
export class FilesModule {}
