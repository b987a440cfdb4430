import { Global, Module } from '@nestjs/common';
import { JwtModule } from '@nestjs/jwt';
import { PassportModule } from '@nestjs/passport';
import { SESSION_SECRET } from '../config/config.module';
import { Cookies } from './cookies';
import { ACCESS_SECONDS, Tokens, TOKEN_RULES } from './tokens';

@Global()
@Module({
  imports: [
    PassportModule,
    JwtModule.registerAsync({
      inject: [SESSION_SECRET],
      useFactory: (secret: string) => ({
        secret,
        signOptions: {
          algorithm: TOKEN_RULES.algorithm,
          issuer: TOKEN_RULES.issuer,
          audience: TOKEN_RULES.audience,
          expiresIn: ACCESS_SECONDS,
        },
        verifyOptions: {
          algorithms: [TOKEN_RULES.algorithm],
          issuer: TOKEN_RULES.issuer,
          audience: TOKEN_RULES.audience,
        },
      }),
    }),
  ],
  providers: [Tokens, Cookies],
  exports: [Tokens, Cookies],
})
export class AuthModule {}
