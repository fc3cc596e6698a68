package org.postampel.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.ClassDescriptor;
import org.junit.jupiter.api.ClassOrderer;
import org.junit.jupiter.api.ClassOrdererContext;

/**
 * Begins to start Keycloak as soon as it is known that its tests will run, and lets them come last:
 * the minute Keycloak needs passes while the other tests run. The very last one ends it.
 */
public final class KeycloakLast implements ClassOrderer {

  private static final List<Class<?>> TURNS = List.of(KeycloakMailTest.class, KeycloakTest.class);

  @Override
  public void orderClasses(ClassOrdererContext context) {
    if (context.getClassDescriptors().stream().anyMatch(KeycloakLast::needsKeycloak)) {
      try {
        Keycloak.begin();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    context.getClassDescriptors().sort(Comparator.comparing(KeycloakLast::turn));
  }

  private static boolean needsKeycloak(ClassDescriptor test) {
    return turn(test) >= 0;
  }

  private static int turn(ClassDescriptor test) {
    return TURNS.indexOf(test.getTestClass());
  }
}
