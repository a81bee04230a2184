package io.tracepress.system;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives tests the one observed stack, or the one that they may disturb: started for the first that asks, ended after the
 * last test of the run, or before when another stack is started. Tests share its data, so they bring users of their own.
 */
final class SharedStack implements ParameterResolver {

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == ObservedStack.class || type == Stack.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var stacks = context.getRoot().getStore(Namespace.create(SharedStack.class));
        return parameter.getParameter().getType() == ObservedStack.class
                ? stacks.computeIfAbsent(ObservedStack.class).up()
                : stacks.computeIfAbsent(DisturbedStack.class).up();
    }
}
