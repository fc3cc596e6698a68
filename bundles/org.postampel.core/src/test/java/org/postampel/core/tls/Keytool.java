package org.postampel.core.tls;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Makes certificates with the JDK's keytool, so that none in this repository can expire. */
final class Keytool {

  private static final String PASSWORD = "changeit";

  private final Path folder;

  Keytool(Path folder) {
    this.folder = folder;
  }

  /** A key with a self-signed certificate for localhost; options as keytool takes them. */
  void selfSigned(String name, String... options) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "-genkeypair", "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=" + name));
    arguments.addAll(Arrays.asList(options));
    keytool(name, new byte[0], arguments.toArray(String[]::new));
  }

  /** A key whose certificate for localhost the authority signs. */
  void signedBy(String authority, String name) throws IOException {
    selfSigned(name);
    byte[] request = keytool(name, new byte[0], "-certreq");
    byte[] signed = keytool(authority, request, "-gencert", "-rfc", "-ext", "san=dns:localhost");
    keytool(name, pem(authority), "-importcert", "-noprompt", "-alias", "authority");
    keytool(name, signed, "-importcert", "-noprompt");
  }

  /** The certificate as PEM. */
  byte[] pem(String name) throws IOException {
    return keytool(name, new byte[0], "-exportcert", "-rfc");
  }

  /** A PEM file with these certificates. */
  Path pemFile(String... names) throws IOException {
    Path file = Files.createTempFile(folder, "trusted", ".pem");
    for (String name : names) {
      Files.write(file, pem(name), java.nio.file.StandardOpenOption.APPEND);
    }
    return file;
  }

  /** A context with which a server shows this certificate. */
  SSLContext serverContext(String name) throws IOException, GeneralSecurityException {
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(keyStore(name))) {
      keys.load(in, PASSWORD.toCharArray());
    }
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  private Path keyStore(String name) {
    return folder.resolve(name + ".p12");
  }

  private byte[] keytool(String name, byte[] input, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of(arguments));
    command.addAll(List.of("-keystore", keyStore(name).toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass", PASSWORD));
    if (!command.contains("-alias")) {
      command.addAll(List.of("-alias", "key"));
    }
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("keytool.log").toFile()).start();
    try (OutputStream out = process.getOutputStream()) {
      out.write(input);
    }
    byte[] output = process.getInputStream().readAllBytes();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(command + " failed: " + new String(output));
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException(interrupted);
    }
    return output;
  }
}
