package org.postampel.tokenstore.internal.vault;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Linux: an item in the default collection of the Secret Service (GNOME Keyring, KWallet,
 * KeePassXC) through libsecret. The key lies there as Base64, because not every service keeps
 * bytes.
 */
final class SecretServiceVault implements OperatingSystemVault {

  private static final int OPEN_SESSION = 2;
  private static final int ALL_AND_SECRETS = 2 | 8;

  private final Path cache;
  private SecretLibrary library;

  SecretServiceVault(Path cache) {
    this.cache = cache;
  }

  @Override
  public void requireUnlocked() throws VaultFailure {
    Pointer service = service();
    try {
      release(collection(service));
    } finally {
      release(service);
    }
  }

  @Override
  public String keep(String label, byte[] key) throws VaultFailure {
    String reference = UUID.randomUUID().toString();
    Pointer service = service();
    try (Attributes attributes = new Attributes(reference)) {
      Pointer collection = collection(service);
      byte[] text = Base64.getEncoder().encode(key);
      Pointer value = library.secret.secret_value_new(text, text.length, "text/plain");
      Arrays.fill(text, (byte) 0);
      PointerByReference error = new PointerByReference();
      Pointer item =
          library.secret.secret_item_create_sync(
              collection, null, attributes.table, label, value, 0, null, error);
      library.secret.secret_value_unref(value);
      release(collection);
      requireNone(error);
      release(item);
      return reference;
    } finally {
      release(service);
    }
  }

  @Override
  public Optional<byte[]> find(String reference) throws VaultFailure {
    Pointer service = service();
    try {
      Pointer item = item(service, reference);
      if (item == null) {
        // What a locked collection holds is not always shown.
        release(collection(service));
        return Optional.empty();
      }
      try {
        if (library.secret.secret_item_get_locked(item) != 0) {
          throw new VaultFailure(VaultFailure.Kind.LOCKED, "the item is locked");
        }
        return key(library.secret.secret_item_get_secret(item));
      } finally {
        release(item);
      }
    } finally {
      release(service);
    }
  }

  @Override
  public void remove(String reference) throws VaultFailure {
    Pointer service = service();
    try {
      Pointer item = item(service, reference);
      if (item != null) {
        PointerByReference error = new PointerByReference();
        library.secret.secret_item_delete_sync(item, null, error);
        release(item);
        requireNone(error);
      }
    } finally {
      release(service);
    }
  }

  private Optional<byte[]> key(Pointer value) {
    if (value == null) {
      return Optional.empty();
    }
    long[] length = new long[1];
    Pointer characters = library.secret.secret_value_get(value, length);
    byte[] text = characters.getByteArray(0, (int) length[0]);
    library.secret.secret_value_unref(value);
    try {
      return Optional.of(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } finally {
      Arrays.fill(text, (byte) 0);
    }
  }

  /** The service; libsecret would start a bus of its own where there is none, so that is asked. */
  private Pointer service() throws VaultFailure {
    String address = System.getenv("DBUS_SESSION_BUS_ADDRESS");
    String runtime = System.getenv("XDG_RUNTIME_DIR");
    boolean bus = address != null && !address.isBlank();
    if (!bus && (runtime == null || !Files.exists(Path.of(runtime, "bus")))) {
      throw new VaultFailure(VaultFailure.Kind.ABSENT, "no D-Bus session");
    }
    NativeAccess.load(cache);
    synchronized (this) {
      if (library == null) {
        library = new SecretLibrary();
      }
    }
    PointerByReference error = new PointerByReference();
    Pointer service = library.secret.secret_service_get_sync(OPEN_SESSION, null, error);
    requireNone(error);
    // GLib would end this process when the bus goes away.
    Pointer connection = library.gio.g_dbus_proxy_get_connection(service);
    library.gio.g_dbus_connection_set_exit_on_close(connection, 0);
    return service;
  }

  private Pointer collection(Pointer service) throws VaultFailure {
    PointerByReference error = new PointerByReference();
    Pointer collection =
        library.secret.secret_collection_for_alias_sync(service, "default", 0, null, error);
    requireNone(error);
    if (collection == null) {
      throw new VaultFailure(VaultFailure.Kind.ABSENT, "no default collection");
    }
    if (library.secret.secret_collection_get_locked(collection) != 0) {
      release(collection);
      throw new VaultFailure(VaultFailure.Kind.LOCKED, "the default collection is locked");
    }
    return collection;
  }

  private Pointer item(Pointer service, String reference) throws VaultFailure {
    try (Attributes attributes = new Attributes(reference)) {
      PointerByReference error = new PointerByReference();
      Pointer list =
          library.secret.secret_service_search_sync(
              service, null, attributes.table, ALL_AND_SECRETS, null, error);
      requireNone(error);
      if (list == null) {
        return null;
      }
      Pointer first = list.getPointer(0);
      for (Pointer rest = next(list); rest != null; rest = next(rest)) {
        release(rest.getPointer(0));
      }
      library.glib.g_list_free(list);
      return first;
    }
  }

  private static Pointer next(Pointer list) {
    return list.getPointer(Native.POINTER_SIZE);
  }

  private void release(Pointer object) {
    if (object != null) {
      library.objects.g_object_unref(object);
    }
  }

  private void requireNone(PointerByReference error) throws VaultFailure {
    Pointer found = error.getValue();
    if (found != null) {
      // GError: a number and a code of 32 bits each, then the text.
      Pointer message = found.getPointer(8);
      String said = message == null ? "" : message.getString(0, SecretLibrary.UTF8);
      library.glib.g_error_free(found);
      throw new VaultFailure(VaultFailure.Kind.ABSENT, said);
    }
  }

  /** What an item is found by, as the table GLib wants; the texts live as long as the table. */
  private final class Attributes implements AutoCloseable {
    private final Pointer table;
    private final List<Memory> texts;

    Attributes(String reference) {
      texts = List.of(text("application"), text("org.postampel"), text("key"), text(reference));
      table = library.glib.g_hash_table_new(library.hashOfText, library.equalityOfText);
      for (int i = 0; i < texts.size(); i += 2) {
        library.glib.g_hash_table_insert(table, texts.get(i), texts.get(i + 1));
      }
    }

    private static Memory text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      Memory memory = new Memory(bytes.length + 1L);
      memory.write(0, bytes, 0, bytes.length);
      memory.setByte(bytes.length, (byte) 0);
      return memory;
    }

    @Override
    public void close() {
      library.glib.g_hash_table_unref(table);
      texts.forEach(Memory::close);
    }
  }
}
