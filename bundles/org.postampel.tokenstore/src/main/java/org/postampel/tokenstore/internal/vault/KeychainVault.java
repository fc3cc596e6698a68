package org.postampel.tokenstore.internal.vault;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.ByteByReference;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;

/**
 * macOS: a generic password in the default keychain, service "org.postampel", account = reference.
 * Interaction is switched off during each question, so a locked keychain answers at once; it is the
 * whole process's setting, so it is put back afterwards.
 */
final class KeychainVault implements OperatingSystemVault {

  private static final byte[] SERVICE = "org.postampel".getBytes(StandardCharsets.US_ASCII);
  private static final int NOT_FOUND = -25300;
  private static final int INTERACTION_NOT_ALLOWED = -25308;
  private static final int UNLOCKED = 1;

  /** The functions of Security.framework; names and types are Apple's. */
  interface Security extends Library {
    int SecKeychainGetUserInteractionAllowed(ByteByReference state);

    int SecKeychainSetUserInteractionAllowed(byte state);

    int SecKeychainGetStatus(Pointer keychain, IntByReference status);

    int SecKeychainAddGenericPassword(
        Pointer keychain,
        int serviceLength,
        byte[] service,
        int accountLength,
        byte[] account,
        int passwordLength,
        byte[] password,
        PointerByReference item);

    int SecKeychainFindGenericPassword(
        Pointer keychain,
        int serviceLength,
        byte[] service,
        int accountLength,
        byte[] account,
        IntByReference passwordLength,
        PointerByReference password,
        PointerByReference item);

    int SecKeychainItemDelete(Pointer item);

    int SecKeychainItemFreeContent(Pointer attributes, Pointer data);
  }

  /** A question to the keychain. */
  @FunctionalInterface
  interface Question<T> {
    T ask(Security security) throws VaultFailure;
  }

  private static final Object ONE_AT_A_TIME = new Object();

  private final Path cache;

  KeychainVault(Path cache) {
    this.cache = cache;
  }

  @Override
  public void requireUnlocked() throws VaultFailure {
    quietly(
        security(),
        security -> {
          IntByReference status = new IntByReference();
          require(security.SecKeychainGetStatus(null, status));
          if ((status.getValue() & UNLOCKED) == 0) {
            throw new VaultFailure(
                VaultFailure.Kind.LOCKED, "SecKeychainGetStatus " + status.getValue());
          }
          return status;
        });
  }

  @Override
  public String keep(String label, byte[] key) throws VaultFailure {
    String reference = UUID.randomUUID().toString();
    byte[] account = account(reference);
    return quietly(
        security(),
        security -> {
          require(
              security.SecKeychainAddGenericPassword(
                  null, SERVICE.length, SERVICE, account.length, account, key.length, key, null));
          return reference;
        });
  }

  @Override
  public Optional<byte[]> find(String reference) throws VaultFailure {
    return quietly(security(), security -> find(security, account(reference)));
  }

  private static Optional<byte[]> find(Security security, byte[] account) throws VaultFailure {
    IntByReference length = new IntByReference();
    PointerByReference data = new PointerByReference();
    int status =
        security.SecKeychainFindGenericPassword(
            null, SERVICE.length, SERVICE, account.length, account, length, data, null);
    if (status == NOT_FOUND) {
      return Optional.empty();
    }
    require(status);
    byte[] key = data.getValue().getByteArray(0, length.getValue());
    data.getValue().clear(length.getValue());
    security.SecKeychainItemFreeContent(null, data.getValue());
    return Optional.of(key);
  }

  @Override
  public void remove(String reference) throws VaultFailure {
    byte[] account = account(reference);
    quietly(
        security(),
        security -> {
          PointerByReference item = new PointerByReference();
          int status =
              security.SecKeychainFindGenericPassword(
                  null, SERVICE.length, SERVICE, account.length, account, null, null, item);
          if (status != NOT_FOUND) {
            require(status);
            require(security.SecKeychainItemDelete(item.getValue()));
          }
          return reference;
        });
  }

  /** Asks without letting the keychain open a window, which the host's own questions may. */
  static <T> T quietly(Security security, Question<T> question) throws VaultFailure {
    synchronized (ONE_AT_A_TIME) {
      ByteByReference before = new ByteByReference();
      require(security.SecKeychainGetUserInteractionAllowed(before));
      require(security.SecKeychainSetUserInteractionAllowed((byte) 0));
      try {
        return question.ask(security);
      } finally {
        security.SecKeychainSetUserInteractionAllowed(before.getValue());
      }
    }
  }

  private Security security() throws VaultFailure {
    NativeAccess.load(cache);
    return Native.load("Security", Security.class);
  }

  private static byte[] account(String reference) {
    return reference.getBytes(StandardCharsets.UTF_8);
  }

  private static void require(int status) throws VaultFailure {
    if (status != 0) {
      throw new VaultFailure(
          status == INTERACTION_NOT_ALLOWED ? VaultFailure.Kind.LOCKED : VaultFailure.Kind.ABSENT,
          "Keychain status " + status);
    }
  }
}
