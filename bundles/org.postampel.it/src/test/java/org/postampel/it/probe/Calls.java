package org.postampel.it.probe;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;

/** Calls methods by name, for classes of bundles the probe does not import. */
final class Calls {

  private Calls() {}

  /** Calls the public method with this name that takes these arguments. */
  static Object call(Object target, String name, Object... arguments) throws Exception {
    return call(target.getClass(), target, name, arguments);
  }

  /** Calls the public static method with this name that takes these arguments. */
  static Object callStatic(Class<?> type, String name, Object... arguments) throws Exception {
    return call(type, null, name, arguments);
  }

  /** Makes an object with the public constructor that takes these arguments. */
  static Object create(Class<?> type, Object... arguments) throws Exception {
    return Arrays.stream(type.getConstructors())
        .filter(candidate -> fit(candidate.getParameterTypes(), arguments))
        .findFirst()
        .orElseThrow(() -> new NoSuchMethodException(type.getName()))
        .newInstance(arguments);
  }

  private static Object call(Class<?> type, Object target, String name, Object... arguments)
      throws Exception {
    for (Method method : type.getMethods()) {
      if (method.getName().equals(name) && fit(method.getParameterTypes(), arguments)) {
        method.setAccessible(true);
        try {
          return method.invoke(target, arguments);
        } catch (InvocationTargetException failure) {
          throw failure.getCause() instanceof Exception cause ? cause : failure;
        }
      }
    }
    throw new NoSuchMethodException(type.getName() + "." + name);
  }

  private static boolean fit(Class<?>[] types, Object... arguments) {
    if (types.length != arguments.length) {
      return false;
    }
    for (int i = 0; i < types.length; i++) {
      boolean fits =
          types[i].isInstance(arguments[i])
              || types[i] == int.class && arguments[i] instanceof Integer
              || types[i] == boolean.class && arguments[i] instanceof Boolean
              || !types[i].isPrimitive() && arguments[i] == null;
      if (!fits) {
        return false;
      }
    }
    return true;
  }
}
