package org.postampel.mail.internal.sasl;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.postampel.core.credential.Credential;
import org.postampel.core.credential.Secret;
import org.postampel.mail.Disturbance;
import org.postampel.mail.internal.channel.BrokenDialogue;

/**
 * SCRAM-SHA-256 without channel binding (RFC 5802, RFC 7677): the password stays here, and the
 * server has to prove that it knows it too.
 */
final class ScramVoice implements SaslVoice {

  private static final SecureRandom RANDOM = new SecureRandom();

  private static final String HEADER = "n,,";

  /** RFC 7677, section 4, wants at least so many; a server could keep us busy with billions. */
  private static final int FEWEST = 4096;

  private static final int MOST = 1_000_000;
  private static final Pattern FIRST =
      Pattern.compile("r=([^,]{1,512}),s=([A-Za-z0-9+/=]{1,512}),i=(\\d{1,9})(?:,.*)?");

  private enum Next {
    FIRST,
    FINAL,
    PROOF,
    NOTHING
  }

  private final Credential.Password credential;
  private final String nonce;
  private final List<Secret> said = new ArrayList<>();
  private Next next = Next.FIRST;
  private byte[] expected = new byte[0];

  ScramVoice(Credential.Password credential, String nonce) {
    this.credential = credential;
    this.nonce = nonce;
  }

  static ScramVoice of(Credential.Password credential) {
    byte[] random = new byte[18];
    RANDOM.nextBytes(random);
    return new ScramVoice(credential, Base64.getEncoder().encodeToString(random));
  }

  @Override
  public String mechanism() {
    return Mechanisms.SCRAM;
  }

  @Override
  public boolean clientFirst() {
    return true;
  }

  @Override
  public List<Secret> secrets() {
    return List.of();
  }

  @Override
  public Optional<Secret> next(String challenge) throws BrokenDialogue {
    switch (next) {
      case FIRST -> {
        next = Next.FINAL;
        return message(HEADER + first());
      }
      case FINAL -> {
        String server = decoded(challenge);
        if (server.startsWith("e=")) {
          return Optional.empty();
        }
        next = Next.PROOF;
        return message(last(server));
      }
      case PROOF -> {
        return verified(decoded(challenge));
      }
      default -> {
        return Optional.empty();
      }
    }
  }

  private String first() {
    String name = credential.loginName().replace("=", "=3D").replace(",", "=2C");
    return "n=" + name + ",r=" + nonce;
  }

  private String last(String server) throws BrokenDialogue {
    Matcher parts = FIRST.matcher(server);
    if (!parts.matches()
        || !parts.group(1).startsWith(nonce)
        || parts.group(1).length() == nonce.length()) {
      throw nonsense("not an answer to our nonce");
    }
    int rounds = Integer.parseInt(parts.group(3));
    if (rounds < FEWEST || rounds > MOST) {
      throw nonsense("an iteration count of " + rounds);
    }
    String withoutProof =
        "c="
            + Base64.getEncoder().encodeToString(HEADER.getBytes(StandardCharsets.US_ASCII))
            + ",r="
            + parts.group(1);
    String all = first() + "," + server + "," + withoutProof;
    byte[] salted = salted(Base64.getDecoder().decode(padded(parts.group(2))), rounds);
    byte[] key = hmac(salted, "Client Key");
    byte[] signature = hmac(sha256(key), all);
    byte[] proof = new byte[key.length];
    for (int i = 0; i < key.length; i++) {
      proof[i] = (byte) (key[i] ^ signature[i]);
    }
    expected = hmac(hmac(salted, "Server Key"), all);
    Arrays.fill(salted, (byte) 0);
    Arrays.fill(key, (byte) 0);
    return withoutProof + ",p=" + Base64.getEncoder().encodeToString(proof);
  }

  /** A wrong proof comes from somebody who does not know the password, so not from our server. */
  private Optional<Secret> verified(String server) throws BrokenDialogue {
    if (server.startsWith("e=")) {
      return Optional.empty();
    }
    String proof = server.startsWith("v=") ? server.substring(2).split(",")[0] : "";
    if (!MessageDigest.isEqual(
        proof.getBytes(StandardCharsets.US_ASCII), Base64.getEncoder().encode(expected))) {
      throw nonsense("the server does not know the password either");
    }
    next = Next.NOTHING;
    return message("");
  }

  private Optional<Secret> message(String text) {
    Secret message = Base64Text.of(text.getBytes(StandardCharsets.UTF_8));
    said.add(message);
    return Optional.of(message);
  }

  @Override
  public boolean isComplete() {
    return next == Next.NOTHING;
  }

  @Override
  public String dismissal() {
    return "*";
  }

  @Override
  public void close() {
    said.forEach(Secret::close);
  }

  /** NFKC is the part of SASLprep (RFC 4013) that changes passwords people really type. */
  private byte[] salted(byte[] salt, int rounds) {
    return credential
        .password()
        .use(
            typed -> {
              char[] password =
                  Normalizer.normalize(java.nio.CharBuffer.wrap(typed), Normalizer.Form.NFKC)
                      .toCharArray();
              PBEKeySpec spec = new PBEKeySpec(password, salt, rounds, 256);
              try {
                return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
              } catch (GeneralSecurityException e) {
                throw new IllegalStateException("every Java has PBKDF2", e);
              } finally {
                spec.clearPassword();
                Arrays.fill(password, '\0');
              }
            });
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA-256", e);
    }
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String decoded(String challenge) throws BrokenDialogue {
    try {
      return new String(Base64.getDecoder().decode(challenge.strip()), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw nonsense("a challenge that is no base64");
    }
  }

  private static String padded(String base64) throws BrokenDialogue {
    if (base64.length() % 4 != 0 || !base64.matches("[A-Za-z0-9+/]+={0,2}")) {
      throw nonsense("a salt that is no base64");
    }
    return base64;
  }

  private static BrokenDialogue nonsense(String what) {
    return new BrokenDialogue(Disturbance.Kind.UNINTELLIGIBLE, Mechanisms.SCRAM + ": " + what);
  }
}
