package org.postampel.cli.launch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The frameworks a distribution can run in; the word of {@code --framework}. */
public enum FrameworkKind {
  /** Apache Felix. */
  FELIX,
  /** Equinox, the framework of Eclipse. */
  EQUINOX,
  /** No framework: everything on one class path. */
  NONE;

  /** The kind named by this word, in lower case. */
  public static Optional<FrameworkKind> named(String word) {
    return Stream.of(values()).filter(kind -> kind.id().equals(word)).findFirst();
  }

  /** The word of {@code --framework}. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Runs an application of the distribution inside this framework and gives its exit status.
   *
   * <p>The framework and the launcher live in a class loader of their own, so that a framework
   * never sees the class path of the program that starts it.
   *
   * @param distribution the folder with {@code plugins} and {@code framework}
   * @param application the value of the service property {@code postampel.application}
   * @param properties framework properties, such as {@code postampel.mailboxes}
   * @param arguments what the application gets
   * @throws IOException when the distribution is incomplete or a disk fails
   * @throws IllegalStateException when the framework or the application fails in any other way; its
   *     cause says how
   */
  public int run(
      Path distribution, String application, Map<String, String> properties, String... arguments)
      throws IOException {
    if (this == NONE) {
      throw new IllegalStateException("there is no framework to run in");
    }
    try (URLClassLoader loader =
        new URLClassLoader(classPath(distribution), ClassLoader.getPlatformClassLoader())) {
      Thread.currentThread().setContextClassLoader(loader);
      Object status =
          loader
              .loadClass(FrameworkLauncher.class.getName())
              .getMethod(
                  "launch", Path.class, String.class, String.class, Map.class, String[].class)
              .invoke(null, distribution, id(), application, properties, arguments);
      return (Integer) status;
    } catch (InvocationTargetException failure) {
      // Never the cause itself: an Error of the application must not pass for one of the caller.
      throw failureOf(application, failure.getCause());
    } catch (ReflectiveOperationException defect) {
      throw new IllegalStateException(defect);
    }
  }

  /** Only a disk that failed is a disk fault; a missing class, for one, is a defect. */
  IllegalStateException failureOf(String application, Throwable cause) throws IOException {
    if (cause instanceof IOException disk) {
      throw disk;
    } else if (cause instanceof UncheckedIOException disk) {
      throw disk.getCause();
    }
    return new IllegalStateException(application + " failed in " + id(), cause);
  }

  private URL[] classPath(Path distribution) throws IOException {
    List<URL> urls = new ArrayList<>();
    try (Stream<Path> jars = Files.list(distribution.resolve("framework").resolve(id()))) {
      for (Path jar : jars.filter(FrameworkKind::isFrameworkJar).toList()) {
        urls.add(jar.toUri().toURL());
      }
    }
    urls.add(FrameworkLauncher.class.getProtectionDomain().getCodeSource().getLocation());
    return urls.toArray(URL[]::new);
  }

  /** The shim lies beside Felix but is a bundle like any other, not a part of the framework. */
  private static boolean isFrameworkJar(Path jar) {
    String name = jar.getFileName().toString();
    return name.endsWith(".jar") && !name.startsWith("org.postampel.");
  }

  /** The location of a bundle as the framework wants it. */
  static String location(Path jar) throws MalformedURLException {
    return "reference:" + jar.toUri().toURL();
  }
}
