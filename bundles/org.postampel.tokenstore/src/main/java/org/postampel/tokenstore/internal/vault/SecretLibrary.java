package org.postampel.tokenstore.internal.vault;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.PointerByReference;

/** The functions of libsecret and of GLib that are needed; names and types are theirs. */
final class SecretLibrary {

  /** libsecret-1. */
  interface Secret extends Library {
    Pointer secret_service_get_sync(int flags, Pointer cancellable, PointerByReference error);

    Pointer secret_collection_for_alias_sync(
        Pointer service, String alias, int flags, Pointer cancellable, PointerByReference error);

    int secret_collection_get_locked(Pointer collection);

    Pointer secret_value_new(byte[] secret, long length, String contentType);

    Pointer secret_value_get(Pointer value, long[] length);

    void secret_value_unref(Pointer value);

    Pointer secret_item_create_sync(
        Pointer collection,
        Pointer schema,
        Pointer attributes,
        String label,
        Pointer value,
        int flags,
        Pointer cancellable,
        PointerByReference error);

    Pointer secret_service_search_sync(
        Pointer service,
        Pointer schema,
        Pointer attributes,
        int flags,
        Pointer cancellable,
        PointerByReference error);

    int secret_item_get_locked(Pointer item);

    Pointer secret_item_get_secret(Pointer item);

    int secret_item_delete_sync(Pointer item, Pointer cancellable, PointerByReference error);
  }

  /** glib-2.0. */
  interface Glib extends Library {
    Pointer g_hash_table_new(Pointer hash, Pointer equal);

    int g_hash_table_insert(Pointer table, Pointer key, Pointer value);

    void g_hash_table_unref(Pointer table);

    void g_list_free(Pointer list);

    void g_error_free(Pointer error);
  }

  /** gobject-2.0. */
  interface Objects extends Library {
    void g_object_unref(Pointer object);
  }

  /** gio-2.0. */
  interface Gio extends Library {
    Pointer g_dbus_proxy_get_connection(Pointer proxy);

    void g_dbus_connection_set_exit_on_close(Pointer connection, int exit);
  }

  static final String UTF8 = "UTF-8";

  final Secret secret = load("libsecret-1.so.0", Secret.class);
  final Glib glib = load("libglib-2.0.so.0", Glib.class);
  final Objects objects = load("libgobject-2.0.so.0", Objects.class);
  final Gio gio = load("libgio-2.0.so.0", Gio.class);
  final Pointer hashOfText = function("g_str_hash");
  final Pointer equalityOfText = function("g_str_equal");

  private static Pointer function(String name) {
    return NativeLibrary.getInstance("libglib-2.0.so.0").getFunction(name);
  }

  private static <T extends Library> T load(String name, Class<T> type) {
    return Native.load(name, type, java.util.Map.of(Library.OPTION_STRING_ENCODING, UTF8));
  }
}
