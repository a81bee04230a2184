package io.tracepress.system;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeElement;
import java.lang.classfile.CodeTransform;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.ProtectionDomain;
import java.util.stream.Stream;

/** Runs in a service: makes a method sleep at its beginning, so that its traces get a hole. */
public final class SleepAgent {

    private static final ClassDesc THREAD = ClassDesc.of("java.lang.Thread");
    private static final MethodTypeDesc SLEEP = MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_long);

    private static ClassFileTransformer planted;

    private SleepAgent() {}

    /** The JVM's entry point: {@code class method milliseconds}; 0 of them take the sleep away. */
    public static void agentmain(String arguments, Instrumentation jvm) throws UnmodifiableClassException {
        String[] words = arguments.split(" ");
        if (planted != null) {
            jvm.removeTransformer(planted);
        }
        planted = new Sleep(words[0], words[1], Long.parseLong(words[2]));
        jvm.addTransformer(planted, true);
        Class<?> target = Stream.of(jvm.getAllLoadedClasses())
                .filter(type -> type.getName().equals(words[0]))
                .findFirst()
                .orElseThrow();
        jvm.retransformClasses(target);
    }

    private record Sleep(String type, String method, long millis) implements ClassFileTransformer {

        @Override
        public byte[] transform(
                ClassLoader loader, String name, Class<?> redefined, ProtectionDomain domain, byte[] bytes) {
            if (millis == 0 || !name.equals(type.replace('.', '/'))) {
                return null;
            }
            var classes =
                    ClassFile.of(ClassHierarchyResolverOption.of(ClassHierarchyResolver.ofResourceParsing(loader)));
            return classes.transformClass(
                    classes.parse(bytes),
                    ClassTransform.transformingMethodBodies(
                            candidate -> candidate.methodName().equalsString(method), new SleepFirst(millis)));
        }
    }

    private record SleepFirst(long millis) implements CodeTransform {

        @Override
        public void atStart(CodeBuilder code) {
            code.loadConstant(millis).invokestatic(THREAD, "sleep", SLEEP);
        }

        @Override
        public void accept(CodeBuilder code, CodeElement element) {
            code.with(element);
        }
    }
}
