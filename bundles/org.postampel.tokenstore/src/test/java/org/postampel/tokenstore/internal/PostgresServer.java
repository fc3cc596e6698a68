package org.postampel.tokenstore.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL on a free port of this machine, from Debian's package, with its data in a
 * folder of its own; one for all tests of a run, stopped when the run ends. PostgreSQL refuses to
 * run as root: then the package's own user runs it.
 */
final class PostgresServer {

  private static final Path PROGRAMS = Path.of("/usr/lib/postgresql");
  private static final String MISSING =
      "PostgreSQL is missing below /usr/lib/postgresql; get it by: "
          + "releng/setup/system-packages databases";

  private static PostgresServer running;

  private final Path folder;
  private final Path data;
  private final String password = UUID.randomUUID().toString();
  private Process process;
  private int port;

  private PostgresServer(Path folder) {
    this.folder = folder;
    this.data = folder.resolve("data");
  }

  /** The server, started when it is first needed. */
  static synchronized PostgresServer get() throws Exception {
    if (running == null) {
      PostgresServer server = new PostgresServer(Files.createTempDirectory("postampel-pg"));
      Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "postampel-pg"));
      server.initialize();
      server.start();
      running = server;
    }
    return running;
  }

  /** Connections to a schema of its own, which is made. */
  PGSimpleDataSource newSchema() throws SQLException {
    String name = "s" + UUID.randomUUID().toString().replace("-", "");
    try (Connection connection = source("public").getConnection()) {
      Schema.execute(connection, "CREATE SCHEMA " + name);
    }
    return source(name);
  }

  private PGSimpleDataSource source(String schema) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setServerNames(new String[] {"127.0.0.1"});
    source.setPortNumbers(new int[] {port});
    source.setDatabaseName("postgres");
    source.setUser("postampel");
    source.setPassword(password);
    source.setCurrentSchema(schema);
    return source;
  }

  private void initialize() throws Exception {
    Path secret = Files.writeString(folder.resolve("password"), password);
    if (isRoot()) {
      for (Path path : List.of(folder, secret)) {
        Files.setOwner(
            path,
            path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("postgres"));
      }
    }
    List<String> command =
        program(
            "initdb",
            List.of("--pgdata=" + data, "--username=postampel", "--auth=scram-sha-256"),
            List.of("--pwfile=" + secret, "--encoding=UTF8", "--locale=C", "--no-sync"));
    Process made = new ProcessBuilder(command).redirectErrorStream(true).start();
    made.getOutputStream().close();
    String said = new String(made.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(made.waitFor()).as(said).isZero();
  }

  /** Somebody else may get the free port first; then the server ends at once and tries another. */
  private void start() throws Exception {
    Path log = folder.resolve("log");
    long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
    while (true) {
      port = freePort();
      List<String> command =
          program(
              "postgres",
              List.of("-D", data.toString(), "-p", String.valueOf(port), "-h", "127.0.0.1"),
              List.of("-c", "unix_socket_directories=", "-c", "fsync=on"));
      process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      while (process.isAlive()) {
        try (Connection connection = source("public").getConnection()) {
          return;
        } catch (SQLException e) {
          assertThat(System.nanoTime()).as(Files.readString(log)).isLessThan(end);
          TimeUnit.MILLISECONDS.sleep(50);
        }
      }
      assertThat(Files.readString(log)).contains("could not bind");
    }
  }

  /** The command for a program of the newest PostgreSQL here. */
  private static List<String> program(String name, List<String> options, List<String> more)
      throws IOException {
    assertThat(PROGRAMS).as(MISSING).isDirectory();
    Path newest;
    try (Stream<Path> versions = Files.list(PROGRAMS)) {
      newest =
          versions
              .map(version -> version.resolve("bin").resolve(name))
              .filter(Files::isExecutable)
              .max(Comparator.naturalOrder())
              .orElseThrow(() -> new AssertionError(MISSING));
    }
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      command.addAll(List.of("setpriv", "--reuid=postgres", "--regid=postgres", "--clear-groups"));
    }
    command.add(newest.toString());
    command.addAll(options);
    command.addAll(more);
    return command;
  }

  private void stop() {
    try {
      if (process != null && process.isAlive()) {
        // The interrupt is PostgreSQL's word for ending at once, in good order.
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
        if (!process.waitFor(20, TimeUnit.SECONDS)) {
          process.destroyForcibly();
        }
      }
      delete(folder);
    } catch (IOException e) {
      System.err.println("left behind: " + folder + " (" + e + ")");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void delete(Path folder) throws IOException {
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes any) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException failure)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }
}
