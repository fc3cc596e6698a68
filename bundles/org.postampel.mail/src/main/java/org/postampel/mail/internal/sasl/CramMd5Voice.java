package org.postampel.mail.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.mail.Disturbance;
import org.postampel.mail.internal.channel.BrokenDialogue;

/** CRAM-MD5 (RFC 2195): old, but keeps the password off a line in clear text. */
final class CramMd5Voice implements SaslVoice {

  private final Credential.Password credential;
  private Optional<Secret> answer = Optional.empty();

  CramMd5Voice(Credential.Password credential) {
    this.credential = credential;
  }

  @Override
  public String mechanism() {
    return Mechanisms.CRAM_MD5;
  }

  @Override
  public boolean clientFirst() {
    return false;
  }

  @Override
  public List<Secret> secrets() {
    return answer.map(List::of).orElse(List.of());
  }

  @Override
  public Optional<Secret> next(String challenge) throws BrokenDialogue {
    if (answer.isPresent()) {
      return Optional.empty();
    }
    byte[] asked;
    try {
      asked = Base64.getDecoder().decode(challenge.strip());
    } catch (IllegalArgumentException e) {
      throw new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, "a challenge that is no base64");
    }
    answer = Optional.of(credential.password().useUtf8(password -> digest(password, asked)));
    return answer;
  }

  private Secret digest(byte[] password, byte[] asked) {
    try {
      Mac mac = Mac.getInstance("HmacMD5");
      mac.init(new SecretKeySpec(password, "HmacMD5"));
      String digest = HexFormat.of().formatHex(mac.doFinal(asked));
      String text = credential.loginName() + " " + digest;
      return Base64Text.of(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-MD5", e);
    }
  }

  @Override
  public boolean isComplete() {
    return answer.isPresent();
  }

  @Override
  public String dismissal() {
    return "*";
  }

  @Override
  public void close() {
    answer.ifPresent(Secret::close);
  }
}
