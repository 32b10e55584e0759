export * from 'vitrum';
